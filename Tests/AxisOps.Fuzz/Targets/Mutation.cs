using System.Buffers.Binary;

namespace AxisOps.Fuzz.Targets;

/// <summary>Changes inputs the way broken and hostile peers do.</summary>
internal static class Mutation
{
    private const int MaxLength = 64 * 1024;

    /// <summary>Applies mutations in order.</summary>
    /// <param name="seed">What is changed.</param>
    /// <param name="other">What parts are taken from.</param>
    /// <param name="mutations">Numbers that say what to do and where.</param>
    public static byte[] Of(byte[] seed, byte[] other, int[] mutations)
    {
        var bytes = new List<byte>(seed);
        foreach (int mutation in mutations)
        {
            if (bytes.Count is 0 or > MaxLength)
            {
                break;
            }

            Apply(bytes, other, mutation);
        }

        return [.. bytes];
    }

    private static void Apply(List<byte> bytes, byte[] other, int mutation)
    {
        int at = (mutation >> 4) % bytes.Count;
        int length = 1 + ((mutation >> 9) % 64);
        switch (mutation % 8)
        {
            case 0:
                bytes[at] ^= (byte)(1 << (mutation & 7));
                break;
            case 1:
                bytes[at] = (byte)(mutation >> 8);
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                break;
            case 3 when mutation % 3 == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(4 * length, bytes.Count - at)));
                break;
            case 5:
                // The begin of one and the end of another, as answers that were mixed up have.
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.Skip((mutation >> 7) % other.Length));
                break;
            case 6:
                int from = (mutation >> 5) % other.Length;
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray());
                break;
            case 7 when at + 1 < bytes.Count:
                // Lengths and counts of binary forms are where readers run over the end.
                Span<byte> number = stackalloc byte[2];
                BinaryPrimitives.WriteUInt16BigEndian(number, (mutation & 1) == 0 ? ushort.MaxValue : (ushort)(mutation >> 3));
                (bytes[at], bytes[at + 1]) = (number[0], number[1]);
                break;
        }
    }
}
