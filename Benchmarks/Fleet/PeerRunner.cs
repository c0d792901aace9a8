using System.Diagnostics;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Runs a peer once, measured and checked.</summary>
internal static class PeerRunner
{
    private const int MostErrorText = 2000;

    /// <exception cref="InvalidOperationException">The peer failed, or did something else than the others; the message says what.</exception>
    internal static async Task<PeerSample> RunAsync(
        FleetStage stage, FleetPeer peer, int devices, int concurrency, int rounds, CancellationToken cancellationToken, bool measuresHeap = false)
    {
        using PeerJob job = stage.Job(devices, concurrency, rounds) with { MeasuresHeap = measuresHeap };
        ProcessStartInfo start = peer.Prepare(job);
        start.Environment[FleetPlan.PasswordVariable] = job.Password;
        TimeSpan before = stage.Simulator.ProcessorTime;
        (Cost cost, int code, string output, string errors) = await MeasuredProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
        TimeSpan simulator = stage.Simulator.ProcessorTime - before;
        if (code != 0)
        {
            string said = errors.Length > 0 ? errors : output;
            throw new InvalidOperationException($"{peer.Name} ended with {code}: {said[..Math.Min(said.Length, MostErrorText)].Trim()}");
        }

        IReadOnlyList<WorkerResult> reported;
        try
        {
            reported = peer.Judge(job, output);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException($"{peer.Name}: {error.Message} {errors[..Math.Min(errors.Length, MostErrorText)].Trim()}", error);
        }

        (int requests, int handshakes) = await stage.Journal.CheckAsync(peer.Name, job, cancellationToken).ConfigureAwait(false);
        return new PeerSample(job.Devices.Count, cost, simulator, requests, handshakes, reported);
    }
}
