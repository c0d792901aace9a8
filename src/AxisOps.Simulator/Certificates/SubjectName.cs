using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AxisOps.Simulator.Certificates;

/// <summary>Reads a subject like <c>C=SE,CN=example.com</c>. The order of the text is the order of the certificate.</summary>
internal static class SubjectName
{
    private const int MaxParts = 32;

    private static readonly Dictionary<string, string> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["C"] = "2.5.4.6",
        ["ST"] = "2.5.4.8",
        ["L"] = "2.5.4.7",
        ["O"] = "2.5.4.10",
        ["OU"] = "2.5.4.11",
        ["CN"] = "2.5.4.3",
        ["SERIALNUMBER"] = "2.5.4.5",
        ["STREET"] = "2.5.4.9",
        ["DC"] = "0.9.2342.19200300.100.1.25",
        ["UID"] = "0.9.2342.19200300.100.1.1",
        ["emailAddress"] = "1.2.840.113549.1.9.1",
    };

    public static X500DistinguishedName Parse(string text)
    {
        var parts = Split(text).Select(part =>
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals > 0 && Attributes.TryGetValue(part[..equals].Trim(), out var oid)
                ? (oid, part[(equals + 1)..].Trim())
                : throw Wrong();
        }).ToList();
        return parts.Count is > 0 and <= MaxParts ? Create(parts) : throw Wrong();
    }

    public static X500DistinguishedName Create(IEnumerable<(string Oid, string Value)> attributes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (oid, value) in attributes)
            {
                if (value.Length is 0 or > 256 || (oid == Attributes["C"] && value.Length != 2) || value.Any(char.IsControl))
                {
                    throw Wrong();
                }

                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    Write(writer, oid, value);
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }

    /// <summary>The identifier of an attribute by its short name; null when it is none.</summary>
    public static string? Find(string name) => Attributes.GetValueOrDefault(name);

    private static void Write(AsnWriter writer, string oid, string value)
    {
        try
        {
            var type = oid switch
            {
                "2.5.4.6" or "2.5.4.5" => UniversalTagNumber.PrintableString,
                "0.9.2342.19200300.100.1.25" or "1.2.840.113549.1.9.1" => UniversalTagNumber.IA5String,
                _ => UniversalTagNumber.UTF8String,
            };
            writer.WriteCharacterString(type, value);
        }
        catch (EncoderFallbackException)
        {
            throw Wrong();
        }
    }

    /// <summary>Cuts at commas and plus signs that are neither quoted nor escaped (RFC 4514 section 3).</summary>
    private static IEnumerable<string> Split(string text)
    {
        var part = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\\' && index + 1 < text.Length)
            {
                part.Append(text[++index]);
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character is ',' or '+' && !quoted)
            {
                yield return part.ToString();
                part.Clear();
            }
            else
            {
                part.Append(character);
            }
        }

        yield return part.ToString();
    }

    private static CertificateException Wrong() => new(CertificateProblem.Value, "Invalid subject");
}
