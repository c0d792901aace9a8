namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>Sessions that cannot be closed: a fault of this code base itself, which the run must tell and not hide.</summary>
internal sealed class BrokenSessions : IdleSessions
{
    protected override ValueTask CloseAsync() => throw new InvalidTimeZoneException("broken");
}
