using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The server report: as text, in a zip (member names recorded), with a picture on video products, or all logs as a tar (11.11 and later). Sent in chunks.
/// A mode the product does not have answers 400 (inferred; clients are told to expect that and worse).
/// </summary>
internal sealed class ServerReportEndpoint : IEndpoint
{
    private const string Member = "serverreport_cgi.txt";
    private const string Picture = "serverreport_image.jpg";

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        var words = (endpoint.Document.Variant ?? string.Empty).Split(' ');
        var mode = exchange.Argument("mode") ?? "text";
        var reply = mode switch
        {
            "text" => new Reply(200, "text/plain", Report(exchange, endpoint, words)),
            "zip" => new Reply(200, "application/zip", Zip(exchange, [(Member, Report(exchange, endpoint, words))])),
            "zip_with_image" when words.Contains("image") => new Reply(
                200, "application/zip", Zip(exchange, [(Member, Report(exchange, endpoint, words)), (Picture, exchange.Render(endpoint.Answers["image"]).Body.ToArray())])),
            "tar_all" when words.Contains("tar") => new Reply(200, "application/x-tar", Tar(exchange, endpoint, words)),
            _ => exchange.Page(400),
        };
        return Task.FromResult(reply with { Unsized = true });
    }

    private static byte[] Report(DeviceExchange exchange, EndpointDefinition endpoint, string[] words)
    {
        var device = exchange.Device;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"----- Server report -----\n\nProduct: {device.ProfileData.Document.ShortName}\nVersion: {device.Version}\n")
            .Append(CultureInfo.InvariantCulture, $"Serial number: {device.Claimed.Serial}\nTime: {device.Now:yyyy-MM-ddTHH:mm:ssK}\nUptime: {(long)device.Uptime.TotalSeconds} s\n")
            .Append(CultureInfo.InvariantCulture, $"Boot id: {device.BootId}\n\n----- Users -----\n\n");
        foreach (var account in device.Accounts)
        {
            text.Append(account.Name).Append(": ").AppendJoin(' ', account.Groups).Append('\n');
        }

        if (words.Contains("leaks"))
        {
            text.Append("\n----- Upload -----\n\n").Append(exchange.RenderText(endpoint.Answers["leak"]));
        }

        text.Append("\n----- Parameters -----\n\n").Append(Parameters(device));
        text.Append(Log(device, LogChannel.System)).Append(Log(device, LogChannel.Access));
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>All parameters as an administrator reads them, secrets masked.</summary>
    public static string Parameters(SimulatedDevice device)
    {
        var text = new StringBuilder();
        foreach (var parameter in device.Parameters.All)
        {
            text.Append("root.").Append(parameter.Name).Append('=').Append(device.Parameters.Readable(parameter)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A log in the form its own CGI has on the release.</summary>
    public static string Log(SimulatedDevice device, LogChannel channel)
    {
        var path = channel == LogChannel.System ? "/axis-cgi/systemlog.cgi" : "/axis-cgi/accesslog.cgi";
        return LogEndpoint.Text(device, channel, device.ProfileData.Endpoints.GetValueOrDefault(path)?.Document.Variant ?? string.Empty);
    }

    private static byte[] Zip(DeviceExchange exchange, IEnumerable<(string Name, byte[] Content)> members)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = Clamp(exchange.Device.Now);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Tar(DeviceExchange exchange, EndpointDefinition endpoint, string[] words)
    {
        var device = exchange.Device;
        var audit = string.Concat(device.LogBook.Lines(LogChannel.Audit).Select(LogEndpoint.IsoLine));
        (string Name, byte[] Content)[] members =
        [
            (Member, Report(exchange, endpoint, words)),
            ("system.log", Encoding.UTF8.GetBytes(Log(device, LogChannel.System))),
            ("access.log", Encoding.UTF8.GetBytes(Log(device, LogChannel.Access))),
            ("audit.log", Encoding.UTF8.GetBytes(audit)),
        ];
        return Pack(device, members);
    }

    /// <summary>A tar of files, each as old as the device's clock says it is.</summary>
    public static byte[] Pack(SimulatedDevice device, IEnumerable<(string Name, byte[] Content)> members)
    {
        using var bytes = new MemoryStream();
        using (var archive = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var stream = new MemoryStream(content);
                archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = stream, ModificationTime = Clamp(device.Now) });
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A zip entry can only have a time from 1980 on; a clock may be set before.</summary>
    private static DateTimeOffset Clamp(DateTimeOffset time)
    {
        var first = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return time < first ? first : time;
    }
}
