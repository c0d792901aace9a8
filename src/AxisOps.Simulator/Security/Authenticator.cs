using System.Net.Http.Headers;

namespace AxisOps.Simulator.Security;

/// <summary>Reads the <c>Authorization</c> header as the device's policy tells, and writes its challenge.</summary>
internal sealed class Authenticator(SimulatedDevice device, bool https)
{
    public AuthenticationScheme Offered =>
        device.Faults.AsksForBasic ? AuthenticationScheme.Basic : AuthenticationPolicy.SchemeFor(device.AuthenticationPolicyName, https);

    public string Challenge(bool stale)
    {
        var realm = device.Claimed.Realm;
        if (this.Offered == AuthenticationScheme.Basic)
        {
            return $"Basic realm=\"{realm}\"";
        }

        var nonce = device.Nonces.Issue(realm, device.Now);
        return $"Digest realm=\"{realm}\", nonce=\"{nonce}\", algorithm=MD5, qop=\"auth\"" + (stale ? ", stale=true" : string.Empty);
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
            return refused with { Account = new Account(given.User, given.Password, Profiles.Role.Administrator) };
        }

        var account = device.FindAccount(given.User);
        return account?.Password == given.Password ? refused with { Account = account } : refused;
    }

    private AuthenticationResult Digest(DigestCredentials given, string method, string target, string? userAgent)
    {
        var refused = new AuthenticationResult(AuthenticationScheme.Digest, given.User, null);
        var realm = device.Claimed.Realm;

        // Measured on hardware: Digest credentials are refused where the server asks for Basic.
        if (this.Offered != AuthenticationScheme.Digest
            || given.Realm != realm
            || (given.Qop.Length > 0 && (given.Qop != "auth" || given.NonceCount is null))
            || !this.UriMatches(given.Uri, target, userAgent)
            || device.FindAccount(given.User) is not { } account
            || !given.Proves(account.Password, method))
        {
            return refused;
        }

        var oldest = device.Now - TimeSpan.FromSeconds(device.ProfileData.Document.Http.NonceLifetimeSec);
        if (!device.Nonces.TryRead(given.Nonce, realm, out var issued) || issued < oldest)
        {
            return refused with { Stale = true };
        }

        var counted = given.Qop.Length == 0 || device.Nonces.TryCount(given.Nonce, given.NonceCount!.Value, issued, oldest);
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
