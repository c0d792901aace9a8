using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AxisOps.Benchmarks.Fleet.Peers;

/// <summary>A PowerShell script in a PowerShell of its own. It writes how many devices it read, and what was allocated for that, as its last line.</summary>
internal abstract class ScriptPeer : FleetPeer
{
    private protected abstract string Script { get; }

    internal override string? Missing(FleetPlan plan) => Find("pwsh") is null ? "pwsh is not installed" : null;

    internal override ProcessStartInfo Prepare(PeerJob job)
    {
        var start = new ProcessStartInfo(
            Find("pwsh")!,
            [
                "-NoLogo", "-NoProfile", "-NonInteractive", "-File", Repository.Beside("Fleet/Peers/" + Script), job.Folder.FullName,
                job.Concurrency.ToString(CultureInfo.InvariantCulture), Repository.Module,
            ]);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    internal override IReadOnlyList<WorkerResult> Judge(PeerJob job, string output)
    {
        string last = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? throw new InvalidOperationException("It said nothing.");
        ScriptResult result = JsonSerializer.Deserialize<ScriptResult>(last, JsonSerializerOptions.Web)!;
        return result.Succeeded == job.Devices.Count
            ? [new WorkerResult(result.Succeeded, 0, 0, 0, result.AllocatedBytes, 0, 0, null, null)]
            : throw new InvalidOperationException($"{result.Succeeded} of {job.Devices.Count} devices were read: {result.FirstFailure}");
    }

    private sealed record ScriptResult(int Succeeded, long AllocatedBytes, string? FirstFailure);
}
