namespace AxisOps.Core.Runs;

/// <summary>The journal of one device, for the operation that works on it.</summary>
public interface IRunSteps
{
    /// <summary>Gets the step that an earlier process began and whose end nobody saw; null where there is none. It ends with <see cref="EndAsync"/>.</summary>
    StepBegan? Interrupted { get; }

    /// <summary>Gets the steps whose end an earlier process has seen, in order, where that process was gone before the device had its outcome; empty otherwise. What succeeded is not to be done again.</summary>
    IReadOnlyList<FleetRunStep> Earlier { get; }

    /// <summary>Notes that a step is about to happen. Nothing of it may be sent before the task has ended.</summary>
    /// <param name="step">Its name.</param>
    /// <param name="safety">What may be done if its end is never seen.</param>
    /// <param name="facts">What a later look needs, without secrets; null for nothing.</param>
    /// <returns>A task that ends when it is on the disk.</returns>
    Task BeginAsync(string step, RunStepSafety safety, IReadOnlyDictionary<string, string>? facts);

    /// <summary>Notes that the end of a step is known.</summary>
    /// <param name="step">Its name.</param>
    /// <param name="facts">What was found, without secrets; null for nothing.</param>
    /// <param name="error">Why it did not succeed; null when it did.</param>
    /// <returns>A task that ends when it is on the disk.</returns>
    Task EndAsync(string step, IReadOnlyDictionary<string, string>? facts, string? error);
}
