using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace AxisOps.Core.Http;

/// <summary>
/// Answers with Digest for as long as the device takes the nonce: the nonce count rises with each request. Of the credential only the user
/// name and the hash of name, realm and password are kept.
/// </summary>
internal sealed class DigestAuthorization : IAuthorization
{
    private readonly DigestChallenge challenge;
    private readonly string userName;
    private readonly string secretHash;
    private readonly Func<string> clientNonce;
    private int count;

    /// <summary>Initializes a new instance of the <see cref="DigestAuthorization"/> class.</summary>
    /// <param name="challenge">What the device asked.</param>
    /// <param name="credential">Who answers.</param>
    /// <param name="clientNonce">Gives client nonces; null for random ones.</param>
    internal DigestAuthorization(DigestChallenge challenge, NetworkCredential credential, Func<string>? clientNonce = null)
    {
        this.challenge = challenge;
        this.clientNonce = clientNonce ?? (() => RandomNumberGenerator.GetHexString(32, lowercase: true));
        userName = credential.UserName;
        secretHash = Hash($"{credential.UserName}:{challenge.Realm}:{credential.Password}");
    }

    /// <inheritdoc/>
    public string Authorize(string method, string requestTarget)
    {
        string request = Hash($"{method}:{requestTarget}");
        string nonceCount = (++count).ToString("x8", CultureInfo.InvariantCulture);
        string client = challenge.HasQop ? clientNonce() : string.Empty;
        string response = challenge.HasQop
            ? Hash($"{secretHash}:{challenge.Nonce}:{nonceCount}:{client}:auth:{request}")
            : Hash($"{secretHash}:{challenge.Nonce}:{request}");
        var text = new StringBuilder("Digest username=").Append(Quoted(userName))
            .Append(", realm=").Append(Quoted(challenge.Realm))
            .Append(", nonce=").Append(Quoted(challenge.Nonce))
            .Append(", uri=").Append(Quoted(requestTarget));
        if (challenge.AlgorithmText is not null)
        {
            text.Append(", algorithm=").Append(challenge.AlgorithmText);
        }

        if (challenge.HasQop)
        {
            text.Append(", qop=auth, nc=").Append(nonceCount).Append(", cnonce=").Append(Quoted(client));
        }

        text.Append(", response=").Append(Quoted(response));
        return challenge.Opaque is null ? text.ToString() : text.Append(", opaque=").Append(Quoted(challenge.Opaque)).ToString();
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string Hash(string text) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(challenge.Algorithm, Encoding.UTF8.GetBytes(text)));
}
