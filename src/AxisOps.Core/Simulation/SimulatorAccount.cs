namespace AxisOps.Core.Simulation;

/// <summary>An account every simulated device has.</summary>
/// <param name="UserName">The name.</param>
/// <param name="Password">The password.</param>
/// <param name="Role">Administrator, operator or viewer.</param>
public sealed record SimulatorAccount(string UserName, string Password, string Role)
{
    /// <inheritdoc/>
    public override string ToString() => $"{UserName} ({Role})";
}
