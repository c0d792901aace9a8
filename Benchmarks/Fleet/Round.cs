using System.Diagnostics;
using System.Text.Json;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Measures the rounds of a worker from the inside: time, processor and allocations.</summary>
internal static class Round
{
    internal static async Task MeasureAsync(bool measuresHeap, Func<Task<(int Succeeded, int Failed, string? FirstFailure)>> round)
    {
        using var self = Process.GetCurrentProcess();
        TimeSpan processor = self.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes();
        int collections = GC.CollectionCount(0);
        long begin = Stopwatch.GetTimestamp();
        (int succeeded, int failed, string? failure) = await round().ConfigureAwait(false);
        TimeSpan wall = Stopwatch.GetElapsedTime(begin);
        self.Refresh();
        var result = new WorkerResult(
            succeeded,
            failed,
            wall.TotalSeconds,
            (self.TotalProcessorTime - processor).TotalSeconds,
            GC.GetTotalAllocatedBytes() - allocated,
            GC.CollectionCount(0) - collections,
            self.PeakWorkingSet64,
            measuresHeap ? GC.GetTotalMemory(forceFullCollection: true) : null,
            failure);
        Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
    }
}
