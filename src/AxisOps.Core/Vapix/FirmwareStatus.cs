namespace AxisOps.Core.Vapix;

/// <summary>The state of the two images of a device; null means not told, which for the inactive one means there is none.</summary>
/// <param name="ActiveVersion">The version that runs.</param>
/// <param name="InactiveVersion">The version to go back to; null also where the device says <c>UNKNOWN</c>.</param>
/// <param name="HasInactiveImage">Whether the device names an inactive image at all.</param>
/// <param name="IsCommitted">Whether the active image stays.</param>
/// <param name="PendingCommit">What will commit it, for example <c>started</c>.</param>
/// <param name="TimeToRollback">Time until it goes back by itself.</param>
/// <param name="LastUpgrade">As the device spells it.</param>
/// <param name="ResetSource">Why it last started, from 12.11.</param>
internal sealed record FirmwareStatus(
    string? ActiveVersion,
    string? InactiveVersion,
    bool HasInactiveImage,
    bool? IsCommitted,
    string? PendingCommit,
    TimeSpan? TimeToRollback,
    string? LastUpgrade,
    string? ResetSource);
