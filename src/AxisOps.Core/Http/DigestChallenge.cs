using System.Security.Cryptography;

namespace AxisOps.Core.Http;

/// <summary>A Digest challenge that can be answered (RFC 7616; RFC 2617 and RFC 2069 as its special cases).</summary>
/// <param name="Realm">The realm.</param>
/// <param name="Nonce">The nonce.</param>
/// <param name="Algorithm">MD5 or SHA-256.</param>
/// <param name="AlgorithmText">The algorithm as it is to be repeated; null when the device named none.</param>
/// <param name="HasQop">Whether <c>qop=auth</c> is to be used; false for the older form without it.</param>
/// <param name="Opaque">What is to be sent back; null for nothing.</param>
/// <param name="IsStale">Whether only the nonce of the last request was too old.</param>
internal sealed record DigestChallenge(
    string Realm,
    string Nonce,
    HashAlgorithmName Algorithm,
    string? AlgorithmText,
    bool HasQop,
    string? Opaque,
    bool IsStale)
{
    /// <summary>Reads a challenge.</summary>
    /// <param name="challenge">Any challenge.</param>
    /// <returns>The Digest challenge; null when it is none, is incomplete, or asks for what is not offered here (session keys, auth-int).</returns>
    internal static DigestChallenge? From(AuthenticationChallenge challenge)
    {
        IReadOnlyDictionary<string, string> given = challenge.Parameters;
        if (!challenge.IsDigest
            || challenge.Realm is not { } realm
            || !given.TryGetValue("nonce", out string? nonce)
            || !IsPrintable(realm)
            || !IsPrintable(nonce)
            || !IsPrintable(given.GetValueOrDefault("opaque")))
        {
            return null;
        }

        string? algorithmText = given.GetValueOrDefault("algorithm");
        HashAlgorithmName? algorithm = algorithmText?.ToUpperInvariant() switch
        {
            null or "" or "MD5" => HashAlgorithmName.MD5,
            "SHA-256" => HashAlgorithmName.SHA256,
            _ => null,
        };
        string[]? qop = given.GetValueOrDefault("qop")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool hasQop = qop is { Length: > 0 };
        if (algorithm is null || (hasQop && !qop!.Contains("auth", StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        bool isStale = string.Equals(given.GetValueOrDefault("stale"), "true", StringComparison.OrdinalIgnoreCase);
        string? spelled = string.IsNullOrEmpty(algorithmText) ? null : algorithmText.ToUpperInvariant();
        return new DigestChallenge(realm, nonce, algorithm.Value, spelled, hasQop, given.GetValueOrDefault("opaque"), isStale);
    }

    /// <summary>What is sent back must not be able to break out of its header.</summary>
    private static bool IsPrintable(string? text) => text is null || !text.Any(char.IsControl);
}
