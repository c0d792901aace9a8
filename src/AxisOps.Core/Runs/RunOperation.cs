using System.Text.Json;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Runs;

/// <summary>What a run does with each of its devices.</summary>
/// <param name="Key">What finds it again in <see cref="RunOperations"/> when a plan is resumed.</param>
/// <param name="Name">In words, for progress and messages.</param>
/// <param name="Safety">What may be repeated within one life of the run; the steps say what may be after an interruption.</param>
/// <param name="RunAsync">The work; it journals its steps, and looks first where one was interrupted.</param>
public sealed record RunOperation(
    string Key,
    string Name,
    OperationSafety Safety,
    Func<IDeviceSession, IRunSteps, IProgress<string>, CancellationToken, Task<FleetWork<DeviceResult>>> RunAsync)
{
    /// <summary>Gets what the plan keeps of it, without secrets; null for nothing.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>Gets the names of its secret values, which stand nowhere.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Gets how much longer than its requests a device may take: the time of a restart that is waited for.</summary>
    public TimeSpan ExtraTime { get; init; }
}
