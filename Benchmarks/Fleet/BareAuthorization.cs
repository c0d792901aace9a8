using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Just enough of Digest (RFC 7616) and Basic (RFC 7617) for the simulated devices: from 12.0 on they ask for Basic over HTTPS, before that for Digest.</summary>
internal sealed class BareAuthorization
{
    private readonly string userName;
    private readonly string challenge;
    private readonly string? basic;
    private readonly bool sha256;
    private readonly string secret = string.Empty;
    private int count;

    internal BareAuthorization(HttpResponseMessage response, string userName, string password)
    {
        this.userName = userName;
        challenge = response.Headers.WwwAuthenticate
            .Where(header => header.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Parameter!)
            .OrderByDescending(parameter => parameter.Contains("SHA-256", StringComparison.Ordinal))
            .FirstOrDefault(string.Empty);
        if (challenge.Length == 0)
        {
            basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}"));
            return;
        }

        sha256 = challenge.Contains("SHA-256", StringComparison.Ordinal);
        secret = Hash($"{userName}:{Value("realm")}:{password}");
    }

    internal string Answer(string method, string path)
    {
        if (basic is not null)
        {
            return basic;
        }

        string use = (++count).ToString("x8", CultureInfo.InvariantCulture);
        string client = RandomNumberGenerator.GetHexString(16, lowercase: true);
        string response = Hash($"{secret}:{Value("nonce")}:{use}:{client}:auth:{Hash($"{method}:{path}")}");
        string text = $"Digest username=\"{userName}\", realm=\"{Value("realm")}\", nonce=\"{Value("nonce")}\", uri=\"{path}\", "
            + $"algorithm={(sha256 ? "SHA-256" : "MD5")}, qop=auth, nc={use}, cnonce=\"{client}\", response=\"{response}\"";
        return Value("opaque") is { } opaque ? $"{text}, opaque=\"{opaque}\"" : text;
    }

    private string? Value(string name)
    {
        int at = challenge.IndexOf(name + "=\"", StringComparison.Ordinal);
        return at < 0 ? null : challenge[(at + name.Length + 2)..challenge.IndexOf('"', at + name.Length + 2)];
    }

#pragma warning disable CA5351 // The devices' Digest is MD5 where they offer nothing better.
    private string Hash(string text) => Convert.ToHexStringLower(
        sha256 ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
