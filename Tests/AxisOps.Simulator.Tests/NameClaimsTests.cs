using System.Net;
using AxisOps.Simulator.Discovery.Mdns;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>The rules by which names are taken, without a network.</summary>
public sealed class NameClaimsTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DnsName Host = DnsName.Parse("axis.local");

    [Fact]
    public void Order_IsByTypeThenData_AsUnsignedBytes()
    {
        // The example of RFC 6762 section 8.2.
        DnsRecord[] first = [Address("169.254.99.200")];
        DnsRecord[] second = [Address("169.254.200.50")];
        Assert.True(RecordOrder.Compare(first, second) < 0);
        Assert.True(RecordOrder.Compare(second, first) > 0);
        Assert.Equal(0, RecordOrder.Compare(first, [.. first.Select(record => record with { Unique = false, TimeToLive = 1 })]));

        // The set that runs out of records first gives way (section 8.2.1), whatever the order they are told in.
        Assert.True(RecordOrder.Compare(first, [second[0], first[0]]) < 0);
        Assert.True(RecordOrder.Compare([new TextRecord(Host, ["z"], 1)], [new ServiceRecord(Host, 0, Host, 1)]) < 0);
    }

    [Fact]
    public async Task Conflicts_BeyondFifteenInTenSeconds_AreTakenCalmly()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1 });
        var claims = new NameClaims();
        for (var count = 1; count < NameClaims.ManyConflicts; count++)
        {
            Assert.Equal(Start, claims.AfterLoss(host.Devices[0], Start));
        }

        Assert.Equal(Start + NameClaims.Calm, claims.AfterLoss(host.Devices[0], Start));
        var later = Start + NameClaims.ConflictWindow + TimeSpan.FromMilliseconds(1);
        Assert.Equal(later, claims.AfterLoss(host.Devices[0], later));
    }

    [Fact]
    public async Task Names_AreHeldAfterThreeProbesAndAPause_AndSetFreeWithTheirServices()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var claims = new NameClaims();
        var services = new ServiceRegistry(host.Devices, claims).ServicesOf(host.Devices[0]);
        claims.Follow(host.Devices[0], services, Start);
        Assert.Empty(claims.Take(Start - TimeSpan.FromTicks(1)).Probes);
        var now = Start;
        for (var probe = 1; probe <= NameClaims.Probes; probe++, now += NameClaims.Interval)
        {
            var round = claims.Take(now);
            Assert.Equal(services.Count + 1, round.Probes.Count); // and the host
            claims.Sent(round.Probes, now);
            Assert.False(claims.Holds(services[0].Name));
        }

        Assert.Equal(host.Devices[0], Assert.Single(claims.Take(now).Ready));
        Assert.True(claims.Holds(services[0].Name) && claims.Holds(services[0].Host));
        Assert.Null(claims.NextDue);
        claims.Follow(host.Devices[0], [], now);
        Assert.False(claims.Holds(services[0].Name) || claims.Holds(services[0].Host));
    }

    private static AddressRecord Address(string text) => new(Host, IPAddress.Parse(text), 120);
}
