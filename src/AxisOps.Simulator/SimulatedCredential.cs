namespace AxisOps.Simulator;

/// <summary>An account that exists on every device that is set up.</summary>
/// <param name="UserName">The name.</param>
/// <param name="Password">The password.</param>
/// <param name="Role"><c>administrator</c>, <c>operator</c> or <c>viewer</c>.</param>
public sealed record SimulatedCredential(string UserName, string Password, string Role);
