using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AxisOps.Simulator.Security;

/// <summary>
/// Nonces of the recorded form: twelve base64 characters (the time) and forty hex digits (a hash over time, realm and secret).
/// An unused nonce costs no memory; only the highest count of a used one is kept.
/// </summary>
internal sealed class NonceIssuer(byte[] secret)
{
    private const int TimeLength = 12;
    private readonly Dictionary<string, (uint Count, DateTimeOffset Issued)> used = new(StringComparer.Ordinal);

    public string Issue(string realm, DateTimeOffset now)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(time, now.UtcTicks);
        var text = Convert.ToBase64String(time);
        return text + this.Seal(text, realm);
    }

    /// <summary>Whether this issuer made the nonce for the realm, and when.</summary>
    public bool TryRead(string nonce, string realm, out DateTimeOffset issued)
    {
        issued = default;
        if (nonce.Length != TimeLength + 40 || nonce[TimeLength..] != this.Seal(nonce[..TimeLength], realm))
        {
            return false;
        }

        issued = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(Convert.FromBase64String(nonce[..TimeLength])), TimeSpan.Zero);
        return true;
    }

    /// <summary>Takes a count for a nonce; false when it is not higher than the last one (RFC 7616 section 3.4: a replay).</summary>
    public bool TryCount(string nonce, uint count, DateTimeOffset issued, DateTimeOffset oldestValid)
    {
        lock (this.used)
        {
            if (this.used.TryGetValue(nonce, out var last) && count <= last.Count)
            {
                return false;
            }

            if (this.used.Count >= 256)
            {
                foreach (var expired in this.used.Where(entry => entry.Value.Issued < oldestValid).Select(entry => entry.Key).ToList())
                {
                    this.used.Remove(expired);
                }
            }

            this.used[nonce] = (count, issued);
            return true;
        }
    }

#pragma warning disable CA5350 // Forty hex digits is the recorded length; the hash only has to be unguessable here.
    private string Seal(string time, string realm) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(secret, Encoding.UTF8.GetBytes(time + realm)));
#pragma warning restore CA5350
}
