using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AxisOps.Benchmarks.Simulator;

/// <summary>What one caller asks of one device, again and again: basic device information, with or without Digest, over HTTP.</summary>
internal sealed partial class LoadCaller(IPEndPoint device, string? userName, string? password)
{
    private const string Path = "/axis-cgi/basicdeviceinfo.cgi";
    private readonly string body = $$"""{"apiVersion":"1.0","method":"{{(userName is null ? "getAllUnrestrictedProperties" : "getAllProperties")}}"}""";
    private string realm = string.Empty;
    private string nonce = string.Empty;
    private uint count;

    /// <summary>Gets the device's address and port.</summary>
    internal IPEndPoint Device => device;

    /// <summary>Gets the realm and the nonce that the device gives; nothing to do for a caller without an account.</summary>
    /// <param name="connection">An open connection to the device.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when they are there.</returns>
    internal async Task PrepareAsync(LoadConnection connection, CancellationToken cancellationToken)
    {
        if (userName is null)
        {
            return;
        }

        int status = await connection.AskAsync(this.Request(null), true, cancellationToken).ConfigureAwait(false);
        Match challenge = Challenge().Match(connection.Head);
        if (status != 401 || !challenge.Success)
        {
            throw new InvalidOperationException($"{device} answered {status} and no Digest challenge.");
        }

        (realm, nonce, count) = (challenge.Groups[1].Value, challenge.Groups[2].Value, 0);
    }

    /// <summary>Makes the next request; of Digest each has a count and a hash of its own.</summary>
    /// <returns>The request as it is sent.</returns>
    internal byte[] Next() => this.Request(userName is null ? null : this.Authorization());

    private byte[] Request(string? authorization) => Encoding.Latin1.GetBytes(
        $"POST {Path} HTTP/1.1\r\nHost: {device}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{(authorization is null ? string.Empty : $"Authorization: {authorization}\r\n")}\r\n{body}");

    private string Authorization()
    {
        string counted = (++count).ToString("x8", CultureInfo.InvariantCulture);
        string first = Hash($"{userName}:{realm}:{password}");
        string second = Hash($"POST:{Path}");
        string answer = Hash($"{first}:{nonce}:{counted}:0a4f113b:auth:{second}");
        return $"Digest username=\"{userName}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{Path}\", algorithm=MD5, response=\"{answer}\", qop=auth, nc={counted}, cnonce=\"0a4f113b\"";
    }

#pragma warning disable CA5351 // MD5 is what Digest of these devices is made of.
    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex("WWW-Authenticate: Digest realm=\"([^\"]*)\", nonce=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Challenge();
}
