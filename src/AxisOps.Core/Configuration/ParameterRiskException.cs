namespace AxisOps.Core.Configuration;

/// <summary>A change that can keep the operator from reaching the device again was asked for without saying that this is meant.</summary>
/// <param name="name">The parameter.</param>
/// <param name="risk">What can happen.</param>
public sealed class ParameterRiskException(string name, ParameterRisk risk)
    : Exception($"Setting {name} can lock you out: {(risk ?? throw new ArgumentNullException(nameof(risk))).Reason} Nothing was sent. The way back: {risk.Recovery}")
{
    /// <summary>Gets what can happen and the way back.</summary>
    public ParameterRisk Risk => risk;
}
