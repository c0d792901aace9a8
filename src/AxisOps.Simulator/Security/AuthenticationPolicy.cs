namespace AxisOps.Simulator.Security;

/// <summary>Which scheme a server asks for, by the device's policy parameter (API doc, network settings: four values).</summary>
internal static class AuthenticationPolicy
{
    public static AuthenticationScheme SchemeFor(string policy, bool https) => policy switch
    {
        "basic" => AuthenticationScheme.Basic,
        "digest" or "basic_digest" => AuthenticationScheme.Digest,
        _ => https ? AuthenticationScheme.Basic : AuthenticationScheme.Digest,
    };
}
