using AxisOps.Core.Discovery.Dns;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Discovery.Dns;

public sealed class DnsHostilePacketTests
{
    [Fact]
    public void Read_OfAnyBytes_ReadsOrRefuses() =>
        Prop.ForAll<byte[]>(ReadsOrRefuses).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_OfAnyBytesBehindARealHeader_ReadsOrRefuses() =>
        Prop.ForAll<byte[]>(bytes => ReadsOrRefuses([.. CapturedPackets.Http[..12], .. bytes])).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_OfRealPacketsWithChangedBytes_ReadsOrRefuses()
    {
        var random = new Random(20260101);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] packet = [.. round % 2 == 0 ? CapturedPackets.AxisVideo : CapturedPackets.Http];
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            }

            Assert.True(ReadsOrRefuses(packet[..random.Next(packet.Length / 2, packet.Length + 1)]));
        }
    }

    [Fact]
    public void Read_OfLargePacketsFullOfPointers_ReadsOrRefuses()
    {
        var random = new Random(20260102);
        for (int round = 0; round < 500; round++)
        {
            byte[] packet = new byte[DnsLimits.MessageBytes];
            for (int i = 12; i < packet.Length - 1; i += 2)
            {
                packet[i] = (byte)(0xC0 | random.Next(0x24));
                packet[i + 1] = (byte)random.Next(256);
            }

            (packet[2], packet[6], packet[7]) = (0x84, 3, 0xFF);
            Assert.True(ReadsOrRefuses(packet));
        }
    }

    [Fact]
    public void Parse_OfAnyText_ReadsBackOrRefuses() => Prop.ForAll<NonNull<string>>(text =>
    {
        try
        {
            DnsName name = DnsName.Parse(text.Get);
            return DnsName.Parse(name.ToString()).Equals(name);
        }
        catch (DnsFormatException)
        {
            return true;
        }
    }).QuickCheckThrowOnFailure();

    /// <summary>What is read can also be written and shown.</summary>
    private static bool ReadsOrRefuses(byte[] packet)
    {
        try
        {
            DnsMessage message = DnsReader.Read(packet);
            foreach (DnsRecord record in message.Answers.Concat(message.Additionals))
            {
                Assert.Equal(record.Name, DnsName.Parse(record.Name.ToString()));
            }

            return true;
        }
        catch (DnsFormatException)
        {
            return true;
        }
    }
}
