using System.Net;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Mdns;

/// <summary>Names that nobody answers for cost few questions and hide no device.</summary>
public sealed class OutstandingQuestionsTests
{
    private static readonly NetworkLink Lan = new(7, "lan0", false, [(IPAddress.Parse("192.0.2.1"), 24)]);
    private static readonly IPAddress Sender = IPAddress.Parse("192.0.2.99");
    private readonly MdnsCatalog catalog = new(Lan, new MdnsOptions());
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Questions_AboutManyNames_AreFiftyAtATime_AndEveryNameIsAskedAbout()
    {
        for (int i = 0; i < 1000; i++)
        {
            Hear(Announcement.Pointer($"AXIS {i}", "_axis-video._tcp"));
        }

        var names = new HashSet<DnsName>();
        int most = 0;
        for (int tick = 0; tick < 4000 / 25; tick++)
        {
            now += TimeSpan.FromMilliseconds(25);
            var outbox = new MdnsOutbox(catalog);
            outbox.AskForMissing(now);
            DnsName[] asked = [.. outbox.TakeSome().SelectMany(packet => DnsReader.Read(packet).Questions).Select(question => question.Name).Distinct()];
            names.UnionWith(asked);
            most = Math.Max(most, asked.Length);
        }

        Assert.Equal(50, most);
        Assert.InRange(names.Count, 450, 550);
        Assert.Equal(1000, catalog.TakeReady(now, final: true).Count());
    }

    [Fact]
    public void Questions_AsAnswersCome_GoOnAtOnce()
    {
        for (int i = 0; i < 200; i++)
        {
            Hear(Announcement.Pointer($"AXIS {i}", "_axis-video._tcp"));
        }

        now += TimeSpan.FromMilliseconds(100);
        for (int tick = 0; tick < 4; tick++)
        {
            List<DnsQuestion> asked = catalog.TakeQuestions(now, 50);
            Assert.Equal(50, asked.Select(question => question.Name).Distinct().Count());
            foreach (DnsName name in asked.Select(question => question.Name).Distinct())
            {
                Hear(
                    new SrvRecord(name, 120, 80, DnsName.Parse("axis-b8a44f0000a1.local")),
                    Announcement.Address("axis-b8a44f0000a1.local", "192.0.2.7"));
            }
        }

        Assert.Empty(catalog.TakeQuestions(now, 50));
    }

    private void Hear(params IReadOnlyList<DnsRecord> records) => catalog.Accept(Announcement.Response(records), Sender, now);
}
