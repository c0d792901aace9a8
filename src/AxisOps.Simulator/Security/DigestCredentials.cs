using System.Globalization;
using System.Runtime.InteropServices;
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

    /// <summary>Takes every <c>name=value</c> there is, of one that is there twice the last; what is between does not matter.</summary>
    public static DigestCredentials Parse(string parameter)
    {
        var credentials = new DigestCredentials();
        for (var at = 0; at < parameter.Length;)
        {
            var start = at;
            while (at < parameter.Length && char.IsAsciiLetter(parameter[at]))
            {
                at++;
            }

            if (at == start)
            {
                at++;
                continue;
            }

            var value = SkipBlanks(parameter, at);
            if (value < parameter.Length && parameter[value] == '=')
            {
                value = SkipBlanks(parameter, value + 1);
                if (Value(parameter, value) is var (text, end) && end > value)
                {
                    credentials.fields[parameter[start..at]] = text;
                    at = end;
                }
            }
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
        return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected.AsSpan()), MemoryMarshal.AsBytes(this.Response.ToLowerInvariant().AsSpan()));
    }

#pragma warning disable CA5351 // MD5 is the algorithm of the recorded challenge.
    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The value that begins here and where it ends: a quoted one without its quotes and escapes, else all up to a blank or a comma.</summary>
    private static (string Text, int End) Value(string text, int start)
    {
        if (start < text.Length && text[start] == '"')
        {
            var escaped = false;
            for (var at = start + 1; at < text.Length; at++)
            {
                if (text[at] == '"')
                {
                    var inner = text[(start + 1)..at];
                    return (escaped ? Escape().Replace(inner, "$1") : inner, at + 1);
                }

                if (text[at] == '\\')
                {
                    escaped = true;
                    at++;
                }
            }
        }

        var end = start;
        while (end < text.Length && text[end] != ',' && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return (text[start..end], end);
    }

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
