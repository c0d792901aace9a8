using System.Net;
using AxisOps.Simulator.Discovery.Mdns;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>How a unit comes by its names on a link that others are on, and how it keeps them (RFC 6762 sections 8 and 9).</summary>
public sealed class MdnsProbeTests
{
    private static readonly DnsName VapixType = DnsName.Parse("_vapix-http._tcp.local");
    private static readonly DnsName Vapix = new DnsName("AXIS D4200-VE").Under(VapixType);
    private static readonly DnsName Second = new DnsName("AXIS D4200-VE (2)").Under(VapixType);
    private static readonly DnsName Elsewhere = DnsName.Parse("elsewhere.local");
    private readonly int port = DiscoveryListener.FreePort();

    [Fact]
    public async Task Start_ProbesThreeTimesForEachName_BeforeItIsAnnounced()
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync();
        var probes = new List<DnsMessage>();
        var announced = await peer.HearAsync(message => message.IsResponse, probes.Add);
        Assert.All(probes, probe => Assert.All(probe.Questions, question => Assert.Equal(DnsType.Any, question.Type)));
        var unique = announced.Answers.Where(record => record.Unique).GroupBy(record => record.Name).ToList();
        Assert.Contains(unique, name => name.Key.Equals(Vapix));
        Assert.Contains(unique, name => name.Key.ToString() == host.Devices[0].HostName + ".local");
        Assert.All(unique, name =>
        {
            Assert.Equal(NameClaims.Probes, Count(probes, name.Key));
            var proposed = probes.SelectMany(probe => probe.Authorities).Where(record => record.Name.Equals(name.Key)).Select(record => record.Bare);
            Assert.Equal(name.Select(record => record.Bare).ToHashSet(), proposed.ToHashSet());
        });
    }

    [Fact]
    public async Task Instance_ThatSomebodyHas_GetsTheNextNumber()
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync();
        await DefendAsync(peer, Service(Vapix));
        var announced = await peer.HearAsync(message => Announces(message, Second));
        Assert.DoesNotContain(announced.Answers, record => record.Name.Equals(Vapix));
        Assert.Contains(announced.Answers, record => record is PointerRecord pointer && pointer.Target.Equals(Second));
    }

    [Fact]
    public async Task Host_ThatSomebodyHas_GetsANumber_AndServicesNameIt()
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync();
        var name = host.Devices[0].HostName;
        await DefendAsync(peer, new AddressRecord(DnsName.Parse(name + ".local"), IPAddress.Parse("192.0.2.77"), 120));
        var announced = await peer.HearAsync(message => Announces(message, Vapix));
        Assert.Equal(name + "-2.local", announced.Answers.OfType<ServiceRecord>().First(record => record.Name.Equals(Vapix)).Target.ToString());
        Assert.All(announced.Answers.OfType<AddressRecord>(), record => Assert.Equal(name + "-2", record.Name.Labels[0]));
    }

    [Fact]
    public async Task HeldName_IsDefendedAgainstAProbe()
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync();
        await peer.HearAsync(message => Announces(message, Vapix));
        await peer.ProbeAsync(Service(Vapix));

        // Not an announcement, which comes with the pointer.
        var answer = await peer.HearAsync(message => Announces(message, Vapix) && !message.Answers.Any(record => record is PointerRecord));
        Assert.Equal(host.Devices[0].HttpPort, answer.Answers.OfType<ServiceRecord>().Single().Port);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(1, false)]
    public async Task ProbesAtTheSameTime_GoToTheLaterRecords(int firstTextLength, bool givesWay)
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync();
        var count = 0;
        await peer.HearAsync(message => Probes(message, Vapix));
        count++;
        await peer.ProbeAsync(Service(Vapix), new TextRecord(Vapix, [new string('x', firstTextLength)], 4500));

        // Nobody defends the name, so it is taken in the end.
        await peer.HearAsync(message => Announces(message, Vapix), message => count += Probes(message, Vapix) && IsOwn(message, host) ? 1 : 0);
        Assert.Equal(givesWay, count > NameClaims.Probes);
    }

    [Fact]
    public async Task Conflict_AfterTheAnnouncement_IsProbedAgain_AndTheNameKeptWhileNobodyDefendsIt()
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync();
        await peer.HearAsync(message => Announces(message, Vapix));
        await peer.AnswerAsync(Service(Vapix));
        var probes = 0;
        await peer.HearAsync(
            message => Announces(message, Vapix) && probes > 0 && IsOwn(message, host),
            message => probes += Probes(message, Vapix) ? 1 : 0);
        Assert.Equal(NameClaims.Probes, probes);
    }

    [Fact]
    public async Task Conflict_AfterTheAnnouncement_WithSomebodyWhoDefendsTheName_TakesTheNext_AndTakesNothingBack()
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync();
        await peer.HearAsync(message => Announces(message, Vapix));
        await peer.AnswerAsync(Service(Vapix));
        await DefendAsync(peer, Service(Vapix));
        await peer.HearAsync(
            message => Announces(message, Second),
            message => Assert.DoesNotContain(message.Answers, record => record.TimeToLive == 0 && (record.Name.Equals(Vapix) || record is PointerRecord { Target: var target } && target.Equals(Vapix))));
    }

    [Fact]
    public async Task UnitsOfOneFleet_NumberThemselves_WithoutAConflict()
    {
        using var peer = new MdnsPeer(this.port);
        await using var host = await this.StartAsync(3);
        var names = new HashSet<string>();
        await peer.HearAsync(message =>
        {
            names.UnionWith(message.Answers.OfType<PointerRecord>().Where(record => record.Name.Equals(VapixType)).Select(record => record.Target.Labels[0]));
            return names.Count == 3;
        });
        Assert.Equal(["AXIS D4200-VE", "AXIS D4200-VE (2)", "AXIS D4200-VE (3)"], names.Order(StringComparer.Ordinal));
    }

    private static bool Probes(DnsMessage message, DnsName name) =>
        !message.IsResponse && message.Authorities.Count > 0 && message.Questions.Any(question => question.Name.Equals(name));

    private static int Count(IEnumerable<DnsMessage> probes, DnsName name) => probes.Count(probe => Probes(probe, name));

    private static bool Announces(DnsMessage message, DnsName name) =>
        message.IsResponse && message.Answers.Any(record => record is ServiceRecord { TimeToLive: > 0 } && record.Name.Equals(name));

    private static bool IsOwn(DnsMessage message, SimulatorHost host) =>
        message.Answers.Concat(message.Authorities).OfType<ServiceRecord>().Any(record => record.Port == host.Devices[0].HttpPort);

    private static ServiceRecord Service(DnsName name) => new(name, 9, Elsewhere, 120);

    /// <summary>Waits for a probe for the record's name, and answers it as who has it.</summary>
    private static async Task DefendAsync(MdnsPeer peer, DnsRecord record)
    {
        await peer.HearAsync(message => Probes(message, record.Name));
        await peer.AnswerAsync(record);
    }

    private Task<SimulatorHost> StartAsync(int count = 1) =>
        SimulatorFixture.StartAsync(new SimulatorOptions { Count = count, Profiles = [Profiles.Speaker129], Mdns = true, MdnsPort = this.port });
}
