namespace AxisOps.Benchmarks.Fleet.Peers;

/// <summary>
/// <c>ForEach-Object -Parallel</c> with <c>Invoke-RestMethod</c>, the requests of a device in one web session, so that its connection is used again.
/// It accepts any certificate (<c>-SkipCertificateCheck</c>): less work than ours, as there is no parameter that would check as much.
/// </summary>
internal sealed class ForEachPeer : ScriptPeer
{
    private protected override string Script => "foreach.ps1";

    internal override string? Missing(FleetPlan plan) =>
        base.Missing(plan) ?? (plan.IsSimple ? null
            : "Invoke-RestMethod would ask for a Digest challenge with every request; devices from 12.0 on only");
}
