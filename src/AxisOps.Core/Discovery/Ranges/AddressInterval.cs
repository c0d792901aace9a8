using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Ranges;

/// <summary>Neighbouring addresses of one family, port and scope, both ends included.</summary>
internal readonly record struct AddressInterval(AddressFamily Family, UInt128 First, UInt128 Last, long Scope, int? Port)
{
    public UInt128 Count => Last - First + 1;

    public static UInt128 Number(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    public RangeAddress At(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        IPAddress address = Family == AddressFamily.InterNetwork ? new IPAddress(bytes[12..]) : new IPAddress(bytes, Scope);
        return new RangeAddress(address, Port);
    }

    /// <summary>Joins intervals that touch or overlap, so that no address comes twice.</summary>
    public static List<AddressInterval> Join(IEnumerable<AddressInterval> intervals)
    {
        var joined = new List<AddressInterval>();
        foreach (AddressInterval next in intervals
            .OrderBy(interval => interval.Family).ThenBy(interval => interval.Scope).ThenBy(interval => interval.Port ?? 0).ThenBy(interval => interval.First))
        {
            if (joined.Count > 0 && joined[^1].Accepts(next))
            {
                joined[^1] = joined[^1] with { Last = UInt128.Max(joined[^1].Last, next.Last) };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }

    private bool Accepts(AddressInterval next) =>
        (Family, Scope, Port) == (next.Family, next.Scope, next.Port) && next.First <= Last + 1;
}
