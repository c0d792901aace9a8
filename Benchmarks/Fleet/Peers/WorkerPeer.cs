using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Fleet.Peers;

/// <summary>A peer inside this program: the engine, or the bare loop.</summary>
internal sealed class WorkerPeer(string kind) : FleetPeer
{
    internal override bool CanBeWarm => true;

    internal override ProcessStartInfo Prepare(PeerJob job)
    {
        string[] arguments =
        [
            "worker",
            kind,
            job.Folder.FullName,
            job.Concurrency.ToString(CultureInfo.InvariantCulture),
            job.Rounds.ToString(CultureInfo.InvariantCulture),
            .. job.MeasuresHeap ? ["--heap"] : Array.Empty<string>(),
        ];
        return OwnProgram.Command(arguments);
    }

    internal override IReadOnlyList<WorkerResult> Judge(PeerJob job, string output)
    {
        WorkerResult[] rounds =
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<WorkerResult>(line, JsonSerializerOptions.Web)!),
        ];
        return rounds.FirstOrDefault(round => round.Succeeded != job.Devices.Count) is { } bad
            ? throw new InvalidOperationException($"{bad.Failed} of {job.Devices.Count} devices were not read: {bad.FirstFailure}")
            : rounds.Length == job.Rounds ? rounds : throw new InvalidOperationException("Rounds are missing.");
    }
}
