namespace AxisOps;

/// <summary>How the web server of a device is set up. Null means the device does not tell.</summary>
/// <param name="Policy">Http, Https or HttpAndHttps: what administrators may speak; from AXIS OS 7.10 everybody.</param>
/// <param name="OperatorPolicy">The same for operators; null from 7.10.</param>
/// <param name="ViewerPolicy">The same for viewers; null from 7.10.</param>
/// <param name="HttpPort">The port of plain HTTP.</param>
/// <param name="HttpsPort">The port of HTTPS.</param>
/// <param name="IsHttpsEnabled">Whether HTTPS is served.</param>
/// <param name="AuthenticationPolicy">basic, digest, basic_digest or recommended, as the device spells it.</param>
public sealed record DeviceWebServer(
    string? Policy,
    string? OperatorPolicy,
    string? ViewerPolicy,
    int? HttpPort,
    int? HttpsPort,
    bool? IsHttpsEnabled,
    string? AuthenticationPolicy)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new[] { Policy, AuthenticationPolicy }.Where(part => part is not null));
}
