namespace AxisOps.Core.Power;

/// <summary>How a plan says what a restart is to be.</summary>
/// <param name="Waits">Whether to wait until the device has started again.</param>
/// <param name="WaitTimeoutSec">How long, in seconds.</param>
internal sealed record RestartArguments(bool Waits, int WaitTimeoutSec);
