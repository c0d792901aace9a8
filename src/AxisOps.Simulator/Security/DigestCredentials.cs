using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Security;

/// <summary>The fields of a Digest <c>Authorization</c> header (RFC 7616 section 3.4; MD5 is what devices offer).</summary>
internal sealed partial class DigestCredentials
{
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    public string User => this["username"];

    public string Realm => this["realm"];

    public string Nonce => this["nonce"];

    public string Uri => this["uri"];

    public string Response => this["response"];

    public string Qop => this["qop"];

    public uint? NonceCount =>
        uint.TryParse(this["nc"], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) ? count : null;

    private string this[string name] => this.fields.GetValueOrDefault(name, string.Empty);

    public static DigestCredentials Parse(string parameter)
    {
        var credentials = new DigestCredentials();
        foreach (Match match in Field().Matches(parameter))
        {
            var quoted = match.Groups["quoted"];
            var value = quoted.Success ? Escape().Replace(quoted.Value, "$1") : match.Groups["plain"].Value;
            credentials.fields[match.Groups["name"].Value] = value;
        }

        return credentials;
    }

    /// <summary>Whether the response proves the password. Without qop it is the RFC 2069 form, which old clients send.</summary>
    public bool Proves(string password, string method)
    {
        if (this.fields.TryGetValue("algorithm", out var algorithm) && !algorithm.Equals("MD5", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var first = Hash($"{this.User}:{this.Realm}:{password}");
        var second = Hash($"{method}:{this.Uri}");
        var expected = this.Qop.Length == 0
            ? Hash($"{first}:{this.Nonce}:{second}")
            : Hash($"{first}:{this.Nonce}:{this["nc"]}:{this["cnonce"]}:{this.Qop}:{second}");
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(this.Response.ToLowerInvariant()));
    }

#pragma warning disable CA5351 // MD5 is the algorithm of the recorded challenge.
    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex("""(?<name>[a-zA-Z]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\s,]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
