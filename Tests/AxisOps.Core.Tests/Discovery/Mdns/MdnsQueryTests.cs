using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Mdns;

namespace AxisOps.Core.Tests.Discovery.Mdns;

public sealed class MdnsQueryTests
{
    [Fact]
    public void Browse_First_AsksForEveryTypeInOnePacketWithTheUnicastBit()
    {
        DnsMessage query = DnsReader.Read(Assert.Single(MdnsQuery.Browse(MdnsService.All, unicast: true, [], 1400)));

        Assert.Equal((0, 0), (query.Id, query.Flags));
        Assert.All(query.Questions, question => Assert.Equal((DnsRecordType.Ptr, true), (question.Type, question.UnicastResponse)));
        Assert.Equal(
            ["_axis-bwsc._tcp", "_axis-nvr._tcp", "_axis-video._tcp", "_http._tcp", "_https._tcp", "_vapix-http._tcp", "_vapix-https._tcp"],
            query.Questions.Select(question => question.Name.ToString().Replace(".local", string.Empty, StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData(650)]
    [InlineData(1400)]
    [InlineData(8900)]
    public void Browse_WithManyKnownAnswers_SpreadsThemAndMarksAllPacketsButTheLast(int packetBytes)
    {
        PtrRecord[] known = [.. Enumerable.Range(0, 5000).Select(i => Announcement.Pointer($"AXIS P3245-LVE - B8A44F{i:X6}", "_axis-video._tcp"))];

        byte[][] packets = [.. MdnsQuery.Browse(MdnsService.All, unicast: false, known, packetBytes)];

        DnsMessage[] messages = [.. packets.Select(packet => DnsReader.Read(packet))];
        Assert.All(packets[..^1], packet => Assert.InRange(packet.Length, packetBytes / 2, packetBytes));
        Assert.InRange(packets[^1].Length, 12, packetBytes);
        Assert.Equal(known.Select(record => record.Target), messages.SelectMany(message => message.Answers).Cast<PtrRecord>().Select(record => record.Target));
        Assert.All(messages[..^1], message => Assert.True(message.IsTruncated));
        Assert.False(messages[^1].IsTruncated);
        Assert.All(messages[1..], message => Assert.Empty(message.Questions));
    }

    [Fact]
    public void Ask_SplitsManyQuestionsIntoPacketsThatFitAFrame()
    {
        DnsQuestion[] questions = [.. Enumerable.Range(0, 300).Select(i => new DnsQuestion(DnsName.Parse($"axis-{i:x12}.local"), DnsRecordType.A))];

        byte[][] packets = [.. MdnsQuery.Ask(questions, 1400)];

        Assert.All(packets, packet => Assert.InRange(packet.Length, 12, 1400));
        Assert.Equal(questions, packets.SelectMany(packet => DnsReader.Read(packet).Questions));
    }
}
