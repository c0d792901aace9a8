namespace AxisOps.Simulator.Faults;

/// <summary>Every right Digest answer comes too late: 401 with <c>stale=true</c> and a new nonce (RFC 7616 section 3.3).</summary>
internal sealed class StaleNonceFault : Fault
{
    public override bool ExpiresNonces => true;
}
