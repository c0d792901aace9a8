using System.Net.Http.Headers;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Security;

/// <summary>Reads the <c>Authorization</c> header as the device's policy tells, and writes its challenge.</summary>
internal sealed class Authenticator(SimulatedDevice device, bool https)
{
    public AuthenticationScheme Offered =>
        device.Faults.AsksForBasic ? AuthenticationScheme.Basic : AuthenticationPolicy.SchemeFor(device.AuthenticationPolicyName, https);

    private HttpDocument Http => device.ProfileData.Document.Http;

    public string Challenge(bool stale)
    {
        var realm = device.Claimed.Realm;
        if (this.Offered == AuthenticationScheme.Basic)
        {
            return $"Basic realm=\"{realm}\"";
        }

        var nonce = device.Nonces.Issue(realm, device.Now);
        var qop = !this.Http.QopByParameter || device.GetParameter("Network.HTTP.AuthenticationWithQop") == "yes" ? ", qop=\"auth\"" : string.Empty;
        return $"Digest realm=\"{realm}\", nonce=\"{nonce}\", algorithm=MD5{(stale ? ", stale=true" : string.Empty)}{qop}";
    }

    public AuthenticationResult Authenticate(string? authorization, string method, string target, string? userAgent)
    {
        if (string.IsNullOrEmpty(authorization) || !AuthenticationHeaderValue.TryParse(authorization, out var header))
        {
            return AuthenticationResult.Nothing;
        }

        var parameter = header.Parameter ?? string.Empty;
        if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return this.Basic(parameter);
        }

        return header.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase)
            ? this.Digest(DigestCredentials.Parse(parameter), method, target, userAgent)
            : new AuthenticationResult(AuthenticationScheme.Other, null, null);
    }

    private AuthenticationResult Basic(string parameter)
    {
        var credentials = BasicCredentials.Parse(parameter);
        var refused = new AuthenticationResult(AuthenticationScheme.Basic, credentials?.User, null);
        if (credentials is not { } given || this.Offered != AuthenticationScheme.Basic)
        {
            return refused;
        }

        if (device.Faults.AcceptsAnyCredential)
        {
            return refused with { Account = new Account(given.User, given.Password, Role.Administrator) };
        }

        var account = device.FindAccount(given.User);
        return account?.Password == given.Password ? refused with { Account = account } : refused;
    }

    private AuthenticationResult Digest(DigestCredentials given, string method, string target, string? userAgent)
    {
        var refused = new AuthenticationResult(AuthenticationScheme.Digest, given.User, null);
        var realm = device.Claimed.Realm;

        if (this.Offered == AuthenticationScheme.Digest && !this.UriMatches(given.Uri, target, userAgent))
        {
            return refused with { Malformed = true };
        }

        // Measured on hardware: Digest credentials are refused where the server asks for Basic.
        if (this.Offered != AuthenticationScheme.Digest
            || (given.Qop.Length > 0 && (given.Qop != "auth" || given.NonceCount is null))
            || given.Realm != realm
            || device.FindAccount(given.User) is not { } account
            || !given.Proves(account.Password, method))
        {
            return refused;
        }

        var oldest = device.Now - TimeSpan.FromSeconds(this.Http.NonceLifetimeSec);
        if (!device.Nonces.TryRead(given.Nonce, realm, out var issued) || issued < oldest)
        {
            return refused with { Stale = true };
        }

        var counted = !this.Http.StrictNonceCount || given.Qop.Length == 0 || device.Nonces.TryCount(given.Nonce, given.NonceCount!.Value, issued, oldest);
        return counted ? refused with { Account = account } : refused with { Stale = true };
    }

    private bool UriMatches(string uri, string target, string? userAgent)
    {
        if (uri == target || (Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.PathAndQuery == target))
        {
            return true;
        }

        // System.SkipDigestUriValidation holds "<header> <text>": agents known for a sloppy uri (recorded parameter).
        return device.GetParameter("System.SkipDigestUriValidation") is { } skip
            && skip.Split(' ', 2) is ["User-Agent", var agent]
            && userAgent?.Contains(agent, StringComparison.OrdinalIgnoreCase) == true;
    }
}
