using System.Text;
using AxisOps.Simulator.Discovery.Mdns;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>What the link is told when devices change.</summary>
public sealed class ServiceRegistryTests
{
    private const string Name = "Network.Bonjour.FriendlyName";
    private const string Enabled = "Network.Bonjour.Enabled";
    private static readonly DnsName Vapix = DnsName.Parse("_vapix-http._tcp.local");

    [Fact]
    public async Task Refresh_WhenNothingChanged_TellsNothing()
    {
        await using var host = await StartAsync(1);
        var registry = new ServiceRegistry(host.Devices);
        var change = registry.Refresh(host.Devices[0]);
        Assert.Empty(change.Goodbyes);
        Assert.Empty(change.Announcements);
    }

    [Fact]
    public async Task Refresh_WhenSwitchedOff_TakesBackEveryRecord()
    {
        await using var host = await StartAsync(1);
        var registry = new ServiceRegistry(host.Devices);
        var announced = registry.AnnouncementsOf(host.Devices[0]).SelectMany(group => group.Answers).ToHashSet();
        host.Devices[0].SetParameter(Enabled, "no");
        var change = registry.Refresh(host.Devices[0]);
        Assert.Empty(change.Announcements);
        var records = change.Goodbyes.SelectMany(group => group.Answers).ToList();
        Assert.All(records, record => Assert.Equal(0u, record.TimeToLive));
        Assert.Equal(announced.Select(record => record.Bare).ToHashSet(), records.Select(record => record.Bare).ToHashSet());
    }

    [Fact]
    public async Task Refresh_WhenOnePortIsGone_KeepsTheHostAndTheOtherServices()
    {
        await using var host = await StartAsync(1);
        var registry = new ServiceRegistry(host.Devices);
        host.Devices[0].SetParameter("System.BoaGroupPolicy.admin", "https");
        var gone = registry.Refresh(host.Devices[0]).Goodbyes.SelectMany(group => group.Answers).ToList();
        Assert.Equal(["_axis-video", "_http", "_vapix-http"], gone.OfType<PointerRecord>().Select(record => record.Name.Labels[0]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(gone, record => record is AddressRecord);
    }

    [Fact]
    public async Task SecondUnit_KeepsItsNumber_AndAFreedNameGoesToTheNextThatWantsIt()
    {
        await using var host = await StartAsync(3);
        var registry = new ServiceRegistry(host.Devices);
        Assert.Equal(["AXIS D4200-VE", "AXIS D4200-VE (2)", "AXIS D4200-VE (3)"], Instances(registry));
        host.Devices[0].SetParameter(Name, "Gate");
        registry.Refresh(host.Devices[0]);
        registry.Refresh(host.Devices[1]);
        Assert.Equal(["AXIS D4200-VE (2)", "AXIS D4200-VE (3)", "Gate"], Instances(registry));
        host.Devices[2].SetParameter(Name, "gate");
        registry.Refresh(host.Devices[2]);
        Assert.Equal(["AXIS D4200-VE (2)", "Gate", "gate (2)"], Instances(registry));
        host.Devices[0].SetParameter(Name, "AXIS D4200-VE");
        registry.Refresh(host.Devices[0]);
        Assert.Equal(["AXIS D4200-VE", "AXIS D4200-VE (2)", "gate (2)"], Instances(registry));
    }

    [Fact]
    public async Task LongNames_AreCutToALabel()
    {
        await using var host = await StartAsync(2);
        foreach (var device in host.Devices)
        {
            device.SetParameter(Name, new string('\u00e9', 60));
        }

        var labels = Instances(new ServiceRegistry(host.Devices));
        Assert.Equal(2, labels.Distinct().Count());
        Assert.All(labels, label => Assert.InRange(Encoding.UTF8.GetByteCount(label), 1, 63));
        Assert.Contains(labels, label => label.EndsWith(" (2)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Impostor_IsAnnouncedUnderItsOwnSerialNumber()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551, "serial:00408C123456");
        var instance = ((PointerRecord)new ServiceRegistry(host.Devices).Answer(new DnsQuestion(DnsName.Parse("_http._tcp.local"), DnsType.Ptr))[0].Answers[0]).Target.Labels[0];
        Assert.Equal("AXIS P5512 - " + host.Devices[0].SerialNumber, instance);
    }

    [Fact]
    public async Task KnownAnswers_OfAllKinds_AreSuppressed()
    {
        await using var host = await StartAsync(1);
        var registry = new ServiceRegistry(host.Devices);
        var instance = ((PointerRecord)registry.Answer(new DnsQuestion(Vapix, DnsType.Ptr))[0].Answers[0]).Target;
        var question = new DnsQuestion(instance, DnsType.Any);
        var (service, text) = (registry.Answer(question)[0].Answers[0], registry.Answer(question)[0].Answers[1]);
        Assert.Same(text.GetType(), Assert.Single(Assert.Single(new KnownAnswers([service]).Suppress(registry.Answer(question))).Answers).GetType());
        Assert.Empty(new KnownAnswers([service, text]).Suppress(registry.Answer(question)));
        Assert.Single(new KnownAnswers([service, text with { TimeToLive = 1 }]).Suppress(registry.Answer(question)));
        Assert.Equal(2, Assert.Single(new KnownAnswers([((ServiceRecord)service) with { Port = 1 }]).Suppress(registry.Answer(question))).Answers.Count);
    }

    private static Task<SimulatorHost> StartAsync(int count) =>
        SimulatorFixture.StartAsync(new SimulatorOptions { Count = count, Profiles = [Profiles.Speaker129] });

    private static string[] Instances(ServiceRegistry registry) =>
    [
        .. registry.Answer(new DnsQuestion(Vapix, DnsType.Ptr)).Select(group => ((PointerRecord)group.Answers[0]).Target.Labels[0]).Order(StringComparer.Ordinal),
    ];
}
