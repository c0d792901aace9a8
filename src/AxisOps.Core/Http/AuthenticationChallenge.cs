namespace AxisOps.Core.Http;

/// <summary>One challenge of a WWW-Authenticate header (RFC 9110 section 11.3).</summary>
/// <param name="Scheme">The scheme as sent; compared without case.</param>
/// <param name="Parameters">The parameters, unquoted; names compared without case. Of a repeated name the first counts.</param>
internal sealed record AuthenticationChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    internal string? Realm => Parameters.GetValueOrDefault("realm");

    internal bool IsBasic => Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);

    internal bool IsDigest => Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the serial number a device puts into its realm, <c>AXIS_</c> and the MAC address; null for any other realm.</summary>
    internal string? ClaimedSerialNumber =>
        Realm is { } realm
        && realm.StartsWith("AXIS_", StringComparison.OrdinalIgnoreCase)
        && AxisOps.SerialNumber.TryNormalize(realm[5..], out string? serial)
            ? serial
            : null;
}
