namespace AxisOps.Core.Vapix;

/// <summary>One REST API of the device configuration framework.</summary>
/// <param name="Id">For example <c>cert</c>.</param>
/// <param name="Major">For example <c>v1</c>.</param>
/// <param name="BasePath">Where it lives, for example <c>/config/rest/cert/v1</c> or <c>/config/rest/lldp/v1beta</c>.</param>
/// <param name="State">alpha, beta or released; null when not told.</param>
/// <param name="Version">For example <c>1.0.3</c>; null when not told.</param>
internal sealed record ConfigApi(string Id, string Major, string BasePath, string? State, string? Version);
