using System.Globalization;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Disks;

/// <summary>
/// Jobs on disks, by the last segment of the path: <c>format</c>, <c>mount</c> (and unmount), <c>checkdisk</c>, <c>repair</c>, <c>job</c> to see how far
/// one is, <c>lock</c> (API doc, disk management). A formatted disk stays mounted or not as it was.
/// </summary>
internal sealed class DiskJobEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb != "GET")
        {
            return Task.FromResult(exchange.NotAllowed("GET"));
        }

        var what = System.IO.Path.GetFileNameWithoutExtension(endpoint.Path);
        return Task.FromResult(what switch
        {
            "job" => Progress(exchange),
            "lock" => Lock(exchange),
            "mount" => Start(exchange, exchange.Argument("action")),
            _ => Start(exchange, what),
        });
    }

    private static Reply Start(DeviceExchange exchange, string? action)
    {
        var (id, book) = (exchange.Argument("diskid"), DiskBook.Of(exchange.Device));
        if (book.Find(id) is not { } disk)
        {
            return DiskReply.JobError(action, id, "No such disk.");
        }

        if (Refuse(exchange, action, disk, book) is { } reason)
        {
            return DiskReply.JobError(action, id, reason);
        }

        var fileSystem = exchange.Argument("filesystem") ?? disk["filesystem"]!;
        var job = book.Start(disk.Id, action!, current => action switch
        {
            "mount" => current.With("status", Encryption(current) ?? "OK"),
            "unmount" => current.With("status", "connected"),
            "format" => current.With("filesystem", fileSystem).With("freesize", current["totalsize"]!).With("full", "no")
                .With("diskencrypted", current["encryptionenabled"]!),
            _ => current,
        });
        return DiskReply.Job(action, id, string.Create(CultureInfo.InvariantCulture, $"result=\"OK\" jobid=\"{job!.Id}\""));
    }

    /// <summary>The status of a disk that cannot be mounted, because it is encrypted and should not be, or the other way round.</summary>
    private static string? Encryption(Disk disk) => (disk["encryptionenabled"], disk["diskencrypted"]) switch
    {
        ("true", "false") => "not encrypted",
        ("false", "true") => "no passphrase",
        _ => null,
    };

    private static string? Refuse(DeviceExchange exchange, string? action, Disk disk, DiskBook book) => action switch
    {
        not ("mount" or "unmount" or "format" or "checkdisk" or "repair") => "Invalid action.",
        _ when disk.IsAbsent => "The disk is disconnected.",
        _ when book.IsBusy(disk.Id) => "The disk is busy.",
        "mount" when disk.IsMounted => "The disk is already mounted.",
        "unmount" when !disk.IsMounted => "The disk is not mounted.",
        "format" when disk.IsLocked => "The disk is locked.",
        "format" when !FileSystems(disk).Contains(exchange.Argument("filesystem") ?? disk["filesystem"]) => "The file system is not supported.",
        _ => null,
    };

    private static string[] FileSystems(Disk disk) => disk.Id == "NetworkShare" ? ["cifs"] : ["ext4", "vfat"];

    private static Reply Progress(DeviceExchange exchange)
    {
        var id = exchange.Argument("diskid");
        if (!int.TryParse(exchange.Argument("jobid"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || DiskBook.Of(exchange.Device).FindJob(number, id) is not { } job)
        {
            var shown = System.Security.SecurityElement.Escape(id);
            return DiskReply.Root("checkjob1.xsd", $"<job jobid=\"{number}\" diskid=\"{shown}\" action=\"N/A\" progress=\"100\" result=\"ERROR\" description=\"No such job.\"/>");
        }

        var progress = job.Progress(exchange.Device.Clock.GetUtcNow());
        return DiskReply.Root(
            "checkjob1.xsd",
            $"<job jobid=\"{job.Id}\" diskid=\"{job.DiskId}\" action=\"{job.Action}\" result=\"OK\" progress=\"{progress}\" description=\"\"/>");
    }

    private static Reply Lock(DeviceExchange exchange)
    {
        var (id, action) = (exchange.Argument("diskid") ?? string.Empty, exchange.Argument("action"));
        if (action is not ("lock" or "unlock"))
        {
            return DiskReply.JobError(action, id, "Invalid action.");
        }

        return DiskBook.Of(exchange.Device).ChangeOne(id, disk => disk.With("locked", action == "lock" ? "yes" : "no"))
            ? DiskReply.Root("lock1.xsd", $"<{action} diskid=\"{id}\" result=\"OK\"/>")
            : DiskReply.JobError(action, id, "No such disk.");
    }
}
