using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>
/// The last packets this responder sent to the group. It hears them itself, and others on this host send from the same address and port:
/// only the bytes tell them apart. Safe for concurrent use.
/// </summary>
internal sealed class SentPackets
{
    private const int Kept = 16_384;
    private readonly Lock gate = new();
    private readonly Queue<ulong> order = new();
    private readonly Dictionary<ulong, int> counts = [];

    public void Add(byte[] packet)
    {
        var key = Key(packet);
        lock (this.gate)
        {
            this.order.Enqueue(key);
            this.counts[key] = this.counts.GetValueOrDefault(key) + 1;
            if (this.order.Count > Kept && this.order.Dequeue() is var oldest && --this.counts[oldest] == 0)
            {
                this.counts.Remove(oldest);
            }
        }
    }

    /// <summary>Whether the packet is one of ours. What is the same byte for byte cannot contradict us either.</summary>
    public bool Contains(byte[] packet)
    {
        var key = Key(packet);
        lock (this.gate)
        {
            return this.counts.ContainsKey(key);
        }
    }

    private static ulong Key(byte[] packet) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(packet));
}
