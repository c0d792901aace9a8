using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AxisOps.Simulator.Identity;

/// <summary>Everything about a fleet that is invented comes from here: the same seed, purpose and index give the same value.</summary>
internal sealed class SeededSource(int seed)
{
    public byte[] Bytes(string purpose, int index, int length)
    {
        var result = new byte[length];
        for (int offset = 0, block = 0; offset < length; offset += 32, block++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{seed}/{purpose}/{index}/{block}");
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
            hash.AsSpan(0, Math.Min(32, length - offset)).CopyTo(result.AsSpan(offset));
        }

        return result;
    }

    public uint Number(string purpose, int index) => BinaryPrimitives.ReadUInt32BigEndian(this.Bytes(purpose, index, 4));

    public uint Number(string purpose, int index, uint below) => this.Number(purpose, index) % below;

    /// <summary>An identifier of the random kind, as its version and variant bits say (RFC 9562 section 5.4).</summary>
    public Guid Guid(string purpose, int index)
    {
        var bytes = this.Bytes(purpose, index, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Letters and digits without look-alikes.</summary>
    public string Password(string purpose, int index)
    {
        const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
        return string.Concat(this.Bytes(purpose, index, 16).Select(value => Alphabet[value % Alphabet.Length]));
    }
}
