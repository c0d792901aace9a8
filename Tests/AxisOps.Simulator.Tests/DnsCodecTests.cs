using System.Net;
using AxisOps.Simulator.Discovery.Mdns;

namespace AxisOps.Simulator.Tests;

public sealed class DnsCodecTests
{
    private static readonly DnsName Type = DnsName.Parse("_axis-video._tcp.local");
    private static readonly DnsName Instance = new DnsName("AXIS M1065-LW - 00408C123456").Under(Type);
    private static readonly DnsName Host = DnsName.Parse("axis-00408c123456.local");

    [Fact]
    public void Message_ComesBackAsWritten()
    {
        var message = Sample();
        var read = DnsReader.TryRead(DnsWriter.Write(message))!;
        Assert.Equal((message.Id, true), (read.Id, read.IsResponse));
        Assert.Equal(message.Questions, read.Questions);
        Assert.Equal(message.Answers.Select(record => (record.Name, record.Type, record.TimeToLive)), read.Answers.Select(record => (record.Name, record.Type, record.TimeToLive)));
        Assert.Equal(Instance, Assert.IsType<PointerRecord>(read.Answers[0]).Target);
        Assert.Equal(((ushort)8080, Host), (Assert.IsType<ServiceRecord>(read.Answers[1]).Port, ((ServiceRecord)read.Answers[1]).Target));
        Assert.Equal(["macaddress=00408C123456"], Assert.IsType<TextRecord>(read.Answers[2]).Strings);
        Assert.Equal(IPAddress.Parse("127.77.0.1"), Assert.IsType<AddressRecord>(Assert.Single(read.Additionals)).Address);
    }

    [Fact]
    public void AddressOfTheOtherFamily_ComesBackAsWritten()
    {
        var link = IPAddress.Parse("fe80::b6a4:4fff:feff:1");
        var read = DnsReader.TryRead(DnsWriter.Write(new DnsMessage { IsResponse = true, Answers = [new AddressRecord(Host, link, 120)] }))!;
        Assert.Equal(new AddressRecord(Host, link, 120), Assert.Single(read.Answers));
        Assert.Equal(DnsType.Aaaa, read.Answers[0].Type);
    }

    [Fact]
    public void Names_AreCompressed()
    {
        var packet = DnsWriter.Write(Sample());
        Assert.True(packet.Length < 200, $"{packet.Length} bytes");
    }

    [Fact]
    public void EveryPrefixOfAPacket_IsReadOrRefusedButNeverThrows()
    {
        var packet = DnsWriter.Write(Sample());
        for (var length = 0; length < packet.Length; length++)
        {
            Assert.Null(DnsReader.TryRead(packet.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData("C00C")] // a pointer at itself
    [InlineData("C00E")] // a pointer ahead
    [InlineData("C0FF")] // a pointer past the end
    [InlineData("0161C00C")] // a label, then back to the same label: a loop
    [InlineData("4061")] // a reserved label type
    [InlineData("3F61")] // a label longer than the packet
    public void HostileNames_AreRefused(string name)
    {
        var packet = Convert.FromHexString("000000000001000000000000" + name + "000C0001");
        Assert.Null(DnsReader.TryRead(packet));
    }

    [Fact]
    public void RandomPackets_NeverThrow()
    {
        var random = new Random(5);
        var packet = DnsWriter.Write(Sample());
        for (var round = 0; round < 20_000; round++)
        {
            var broken = (byte[])packet.Clone();
            for (var change = 0; change < 4; change++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            DnsReader.TryRead(broken);
        }
    }

    [Fact]
    public void LongName_IsRefused()
    {
        var name = string.Concat(Enumerable.Repeat("3F" + new string('6', 126), 5)) + "00";
        Assert.Null(DnsReader.TryRead(Convert.FromHexString("000000000001000000000000" + name + "000C0001")));
    }

    private static DnsMessage Sample() => new()
    {
        Id = 7,
        IsResponse = true,
        Questions = [new DnsQuestion(Type, DnsType.Ptr, Unicast: true)],
        Answers = [new PointerRecord(Type, Instance, 4500), new ServiceRecord(Instance, 8080, Host, 120), new TextRecord(Instance, ["macaddress=00408C123456"], 4500)],
        Additionals = [new AddressRecord(Host, IPAddress.Parse("127.77.0.1"), 120)],
    };
}
