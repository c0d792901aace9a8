using System.IO.Enumeration;
using System.Net;

namespace AxisOps.Core.Sessions;

/// <summary>One rule of a credential book: for which devices which credential is meant. Prints without its secret.</summary>
public sealed class CredentialRule
{
    private readonly IPNetwork? network;

    /// <summary>Initializes a new instance of the <see cref="CredentialRule"/> class.</summary>
    /// <param name="kind">What the pattern is compared with.</param>
    /// <param name="pattern">The pattern; not used for <see cref="CredentialPatternKind.Any"/>.</param>
    /// <param name="credential">The credential; null when <paramref name="secretName"/> is given.</param>
    /// <param name="secretName">The name under which a secret store has it; null when <paramref name="credential"/> is given.</param>
    /// <param name="tryAll">Whether further matching rules of this kind may be tried after a refusal.</param>
    /// <exception cref="FormatException">The pattern is empty, or a network that is none.</exception>
    /// <exception cref="ArgumentException">Both or neither of credential and secret are given.</exception>
    public CredentialRule(CredentialPatternKind kind, string? pattern, NetworkCredential? credential, string? secretName = null, bool tryAll = false)
    {
        if (credential is null == string.IsNullOrWhiteSpace(secretName))
        {
            throw new ArgumentException("A rule has either a credential or the name of a secret.", nameof(credential));
        }

        Kind = kind;
        Pattern = kind == CredentialPatternKind.Any ? "*" : Checked(kind, pattern, out network);
        Credential = credential;
        SecretName = secretName;
        TryAll = tryAll;
        Specificity = Rank();
    }

    /// <summary>Gets what the pattern is compared with.</summary>
    public CredentialPatternKind Kind { get; }

    /// <summary>Gets the pattern; serial numbers in normal form.</summary>
    public string Pattern { get; }

    /// <summary>Gets the credential; null when it is in a secret store.</summary>
    public NetworkCredential? Credential { get; }

    /// <summary>Gets the name of the secret; null when the credential is here.</summary>
    public string? SecretName { get; }

    /// <summary>Gets a value indicating whether further matching rules may be tried after this one was refused.</summary>
    public bool TryAll { get; }

    /// <summary>Gets how specific the rule is; the higher one wins.</summary>
    internal int Specificity { get; }

    /// <inheritdoc/>
    public override string ToString() => Kind == CredentialPatternKind.Any ? "any device" : $"{Kind} {Pattern}";

    /// <summary>Tells whether the rule is meant for a device.</summary>
    /// <param name="serialNumber">The serial number; null when not known.</param>
    /// <param name="address">The address or name; null when not known.</param>
    /// <param name="model">The model; null when not known.</param>
    /// <param name="ifUnknown">The answer where what the pattern is compared with is not known.</param>
    internal bool Matches(string? serialNumber, string? address, string? model, bool ifUnknown) => Kind switch
    {
        CredentialPatternKind.SerialNumber => serialNumber is null ? ifUnknown : IsLike(serialNumber),
        CredentialPatternKind.Model => model is null ? ifUnknown : IsLike(model),
        CredentialPatternKind.Address => address is null ? ifUnknown : IsAt(address),
        _ => true,
    };

    private static string Checked(CredentialPatternKind kind, string? pattern, out IPNetwork? network)
    {
        network = null;
        string text = pattern?.Trim() ?? string.Empty;
        if (text.Length is 0 or > 256)
        {
            throw new FormatException("The pattern of a credential is empty or too long.");
        }

        if (kind == CredentialPatternKind.SerialNumber)
        {
            return AxisOps.SerialNumber.TryNormalize(text, out string? serial) ? serial : text.ToUpperInvariant();
        }

        if (kind == CredentialPatternKind.Address && text.Contains('/', StringComparison.Ordinal))
        {
            network = Network(text);
        }

        return text;
    }

    private static IPNetwork Network(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length == 2
            && IPAddress.TryParse(parts[0], out IPAddress? address)
            && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int length)
            && length <= address.GetAddressBytes().Length * 8)
        {
            byte[] bytes = address.GetAddressBytes();
            for (int bit = length; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
            }

            return new IPNetwork(new IPAddress(bytes), length);
        }

        throw new FormatException($"'{text}' is not a network such as 192.0.2.0/24.");
    }

    private bool IsLike(string text) => FileSystemName.MatchesSimpleExpression(Pattern, text, ignoreCase: true);

    private bool IsAt(string address)
    {
        bool isAddress = IPAddress.TryParse(address, out IPAddress? parsed);
        return network is { } range
            ? isAddress && range.Contains(parsed!.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed)
            : IsLike(address) || (isAddress && IPAddress.TryParse(Pattern, out IPAddress? meant) && meant.Equals(parsed));
    }

    /// <summary>Exact before wildcard, serial number before address before model; among wildcards the one that says more.</summary>
    private int Rank()
    {
        bool isExact = !Pattern.AsSpan().ContainsAny('*', '?');
        int literal = Pattern.Count(character => character is not ('*' or '?'));
        return Kind switch
        {
            CredentialPatternKind.SerialNumber => isExact ? 8000 : 7000 + literal,
            CredentialPatternKind.Address when network is { } range => 5000 + range.PrefixLength,
            CredentialPatternKind.Address => isExact ? 6000 : 4000 + literal,
            CredentialPatternKind.Model => isExact ? 3000 : 2000 + literal,
            _ => 0,
        };
    }
}
