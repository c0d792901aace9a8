using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>Keeps the steps of one device in the order in which they were written.</summary>
internal sealed class RecordedSteps : IRunSteps
{
    /// <summary>Gets the steps: <c>+name safety</c> where one begins, <c>-name error</c> where one ends.</summary>
    public List<string> All { get; } = [];

    public StepBegan? Interrupted { get; set; }

    public IReadOnlyList<FleetRunStep> Earlier { get; init; } = [];

    public Task BeginAsync(string step, RunStepSafety safety, IReadOnlyDictionary<string, string>? facts)
    {
        All.Add($"+{step} {safety}");
        return Task.CompletedTask;
    }

    public Task EndAsync(string step, IReadOnlyDictionary<string, string>? facts, string? error)
    {
        Interrupted = null;
        All.Add(error is null ? $"-{step}" : $"-{step} {error}");
        return Task.CompletedTask;
    }
}
