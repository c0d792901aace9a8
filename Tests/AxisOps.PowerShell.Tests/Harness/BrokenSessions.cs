namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>Sessions of which one cannot be closed: a fault of this code base itself, which the run must tell and not hide.</summary>
internal sealed class BrokenSessions(string host) : IdleSessions
{
    protected override ValueTask CloseAsync(DeviceTarget target) =>
        target.Host == host ? throw new InvalidTimeZoneException("broken") : ValueTask.CompletedTask;
}
