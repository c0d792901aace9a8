using System.Net;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Mdns;

public sealed class MdnsCatalogTests
{
    private const string Host = "axis-b8a44f0000a1.local";
    private const string Label = "AXIS P3245-LVE - B8A44F0000A1";
    private const string Serial = "B8A44F0000A1";
    private static readonly IPAddress Sender = IPAddress.Parse("192.0.2.99");
    private static readonly NetworkLink Lan = new(7, "lan0", false, [(IPAddress.Parse("192.0.2.1"), 24), (IPAddress.Parse("2001:db8::1"), 64)]);
    private static readonly MdnsOptions Options = new();

    private readonly MdnsCatalog catalog = new(Lan, Options);
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Device_ThatSaysEverythingAtOnce_IsReportedWhole()
    {
        Hear(Announcement.Camera(Serial, "192.0.2.7", 80, 8443));
        Pass(Options.SettleTime);

        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal(("192.0.2.7", Serial, "P3245-LVE", Label, Host), (device.Address, device.SerialNumber, device.Model, device.Name, device.HostName));
        Assert.Equal((80, 8443, TargetOrigin.Discovered), (device.HttpPort, device.HttpsPort, device.Origin));
        Assert.Equal("Mdns 192.0.2.7 _axis-video._tcp, _https._tcp", Assert.Single(device.Sightings).ToString());
    }

    [Fact]
    public void Device_ThatSpeaksInPieces_WaitsUntilItsNewsHaveSettled()
    {
        Hear(Announcement.Service(Label, "_axis-video._tcp", 80, Host, "192.0.2.7", "macaddress=" + Serial));
        Assert.Empty(Ready());

        Pass(Options.SettleTime - TimeSpan.FromMilliseconds(1));
        Hear(Announcement.Service(Label, "_http._tcp", 80, Host, "192.0.2.7"));
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Empty(Ready());

        Pass(Options.SettleTime);
        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal((80, (int?)null), (device.HttpPort, device.HttpsPort));
        Assert.Empty(Ready());
    }

    [Fact]
    public void Device_ThatNeverStopsTalking_IsReportedAfterTheBound()
    {
        Hear(Announcement.Service(Label, "_axis-video._tcp", 80, Host, "192.0.2.7"));
        int heard = 0;
        while (Ready().Count == 0 && heard < 100)
        {
            Pass(TimeSpan.FromMilliseconds(200));
            Hear(Announcement.Address(Host, $"192.0.2.{100 + ++heard}"));
        }

        Assert.Equal((int)(Options.MaxSettleTime.TotalMilliseconds / 200), heard);
    }

    [Fact]
    public void Device_ThatLacksAPort_WaitsWhileOthersStillAnswer()
    {
        Hear(Announcement.Service(Label, "_axis-video._tcp", 80, Host, "192.0.2.7"));
        Pass(TimeSpan.FromMilliseconds(200));
        Hear(Announcement.Camera("B8A44F0000B2", "192.0.2.8"));
        Pass(TimeSpan.FromMilliseconds(200));
        Hear(Announcement.Service(Label, "_https._tcp", 443, Host, "192.0.2.7"));
        Assert.Empty(Ready());

        Pass(TimeSpan.FromMilliseconds(50));
        Assert.Equal("B8A44F0000B2", Assert.Single(Ready()).SerialNumber);
        Pass(TimeSpan.FromMilliseconds(200));
        Assert.Equal(443, Assert.Single(Ready()).HttpsPort);
    }

    [Fact]
    public void Device_ThatOmitsRecords_IsAskedForThem()
    {
        Hear(Announcement.Pointer(Label, "_axis-video._tcp"));
        Assert.Empty(catalog.TakeQuestions(now, 100));

        Pass(TimeSpan.FromMilliseconds(100));
        List<DnsQuestion> first = catalog.TakeQuestions(now, 100);
        Assert.Equal([DnsRecordType.Srv, DnsRecordType.Txt], first.Select(question => question.Type));
        Assert.All(first, question => Assert.True(question.UnicastResponse));

        Hear(Announcement.Location(Label, "_axis-video._tcp", 80, Host));
        Pass(TimeSpan.FromMilliseconds(100));
        List<DnsQuestion> second = catalog.TakeQuestions(now, 100);
        Assert.Equal([DnsRecordType.A, DnsRecordType.Aaaa], second.Select(question => question.Type));
        Assert.Equal(Host, second[0].Name.ToString());

        Pass(TimeSpan.FromMilliseconds(400));
        Assert.All(catalog.TakeQuestions(now, 100), question => Assert.False(question.UnicastResponse));
        Pass(TimeSpan.FromSeconds(2));
        Assert.NotEmpty(catalog.TakeQuestions(now, 100));
        Pass(TimeSpan.FromSeconds(60));
        Assert.Empty(catalog.TakeQuestions(now, 100));
    }

    [Fact]
    public void Device_WhoseAddressNeverComes_IsReportedAtTheEndWithTheSendersOwn()
    {
        Hear(Announcement.Pointer(Label, "_axis-video._tcp"), Announcement.Location(Label, "_axis-video._tcp", 80, Host));
        Hear(Announcement.Pointer("AXIS M1 - 00408C000001", "_axis-video._tcp"));
        Pass(TimeSpan.FromSeconds(4));
        Assert.Empty(Ready());

        List<DiscoveredDevice> devices = [.. catalog.TakeReady(now, final: true)];
        Assert.Equal([Serial, "00408C000001"], devices.Select(device => device.SerialNumber));
        Assert.All(devices, device => Assert.Equal("192.0.2.99", device.Address));
    }

    [Fact]
    public void OtherVendors_AreNeverReportedNorAskedAbout()
    {
        Hear(Announcement.Service("Office printer", "_http._tcp", 631, "printer.local", "192.0.2.8", "macaddress=001122334455", "sn=12345"));
        Hear(Announcement.Service("AXISTRON", "_https._tcp", 443, "axis-001122334455.local", "192.0.2.9"));
        Hear(Announcement.Pointer("NAS", "_http._tcp"));
        Hear(Announcement.Service("Speaker", "_airplay._tcp", 7000, "speaker.local", "192.0.2.10", "macaddress=" + Serial));
        Pass(TimeSpan.FromSeconds(5));

        Assert.Empty(catalog.TakeQuestions(now, 100));
        Assert.Empty(catalog.TakeReady(now, final: true));
    }

    [Theory]
    [InlineData("_vapix-http._tcp", "sn=B8A44F0000A1", 8080, null)]
    [InlineData("_vapix-https._tcp", "SN=b8:a4:4f:00:00:a1", null, 8080)]
    [InlineData("_http._tcp", "macaddress=B8-A4-4F-00-00-A1", 8080, null)]
    [InlineData("_axis-nvr._tcp", "MacAddress=b8a44f0000a1", 8080, null)]
    [InlineData("_axis-bwsc._tcp", "macaddress=B8A44F0000A1", 8080, null)]
    public void Device_IsToldByItsServiceOrItsSerial(string type, string text, int? httpPort, int? httpsPort)
    {
        Hear(Announcement.Service("Lobby", type, 8080, "lobby.local", "192.0.2.7", text));
        Pass(Options.SettleTime);

        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal((Serial, null, "Lobby"), (device.SerialNumber, device.Model, device.Name));
        Assert.Equal((httpPort, httpsPort), (device.HttpPort, device.HttpsPort));
    }

    [Theory]
    [InlineData("AXIS P3265-V (2)", Host, "sn=nonsense")]
    [InlineData("AXIS P3265-V - B8A44F0000A1", "lobby.local", "txtvers=1")]
    public void Serial_WhenNoTextTellsIt_IsTakenFromHostThenInstance(string label, string host, string text)
    {
        Hear(Announcement.Service(label, "_vapix-http._tcp", 80, host, "192.0.2.7", text));
        Pass(Options.SettleTime);

        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal((Serial, "P3265-V"), (device.SerialNumber, device.Model));
    }

    [Theory]
    [InlineData("192.0.2.7", "169.254.3.4 198.51.100.7 192.0.2.7 2001:db8::7 fe80::7")]
    [InlineData("2001:db8::7", "169.254.3.4 198.51.100.7 2001:db8::7 fe80::7")]
    [InlineData("198.51.100.7", "fe80::7 169.254.3.4 2001:db8:1::7 198.51.100.7")]
    [InlineData("169.254.3.4", "fe80::7 169.254.3.4")]
    [InlineData("fe80::7%7", "fe80::7")]
    public void Address_IsTheOneMostLikelyReached_AndTheOthersAreKept(string expected, string announced)
    {
        string[] addresses = announced.Split(' ');
        Hear([.. Announcement.Service(Label, "_axis-video._tcp", 80, Host, addresses[0]), .. addresses.Select(address => Announcement.Address(Host, address))]);
        Pass(Options.SettleTime);

        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal(expected, device.Address);
        Assert.Equal(addresses.Length, device.Sightings.Count);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::fb")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::")]
    public void Address_ThatNoDeviceOnThisLinkCanHave_IsRefused(string address)
    {
        Hear(Announcement.Service(Label, "_axis-video._tcp", 80, Host, address));
        Pass(TimeSpan.FromSeconds(5));

        Assert.Equal("192.0.2.99", Assert.Single(catalog.TakeReady(now, final: true)).Address);
    }

    [Fact]
    public void Goodbye_NeitherAddsNorRemoves()
    {
        Hear([.. Announcement.Camera(Serial, "192.0.2.7").Select(record => record with { TtlSec = 0 })]);
        Assert.Empty(catalog.TakeReady(now, final: true));

        Hear(Announcement.Service(Label, "_axis-video._tcp", 80, Host, "192.0.2.7"));
        Hear([.. Announcement.Camera(Serial, "192.0.2.7").Select(record => record with { TtlSec = 0 })]);
        Pass(Options.SettleTime);
        Assert.Equal("192.0.2.7", Assert.Single(Ready()).Address);
    }

    [Fact]
    public void Impostor_WithAnotherHost_IsReportedBesideTheDevice()
    {
        Hear(Announcement.Camera(Serial, "192.0.2.7"));
        Hear(Announcement.Service(Label, "_axis-video._tcp", 80, "rogue.local", "192.0.2.66", "macaddress=" + Serial));
        Pass(Options.SettleTime);

        List<DiscoveredDevice> devices = Ready();
        Assert.Equal(["192.0.2.66", "192.0.2.7"], devices.Select(device => device.Address).Order());
        Assert.All(devices, device => Assert.Equal(Serial, device.SerialNumber));
    }

    [Fact]
    public void News_AfterAReport_AreReportedAgain_AFewTimes()
    {
        Hear(Announcement.Camera(Serial, "192.0.2.7"));
        Pass(Options.SettleTime);
        int reports = Ready().Count;
        for (int i = 0; i < 50; i++)
        {
            Hear(Announcement.Address(Host, $"192.0.2.{100 + i}"));
            Pass(Options.MaxSettleTime);
            reports += Ready().Count;
        }

        Assert.Equal(3, reports);
    }

    [Fact]
    public void Flood_OfAddressesAndServices_IsBounded()
    {
        Hear(Announcement.Camera(Serial, "192.0.2.7"));
        for (int i = 0; i < 500; i++)
        {
            Hear(Announcement.Address(Host, $"192.0.2.{i % 250}"), Announcement.Location($"AXIS {i}", "_axis-video._tcp", 1000 + i, Host));
        }

        Pass(Options.SettleTime);
        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal((80, MdnsHost.MaxAddresses), (device.HttpPort, device.Sightings.Count));
    }

    [Fact]
    public void Flood_OfInstances_IsBounded()
    {
        for (int i = 0; i < MdnsCatalog.MaxInstances + 1000; i++)
        {
            catalog.Accept(Announcement.Response(Announcement.Pointer($"AXIS {i}", "_axis-video._tcp")), Sender, now);
        }

        Assert.Equal(MdnsCatalog.MaxInstances, catalog.TakeReady(now, final: true).Count());
    }

    [Fact]
    public void Names_ThatSteerATerminal_AreCleaned()
    {
        const string label = "AXIS \u001b[2JP3245\u202e";
        Hear(Announcement.Service(label, "_axis-video._tcp", 80, @"h\027[1m.local", "192.0.2.7"));
        Pass(Options.SettleTime);

        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal(("AXIS [2JP3245", "[2JP3245", @"h\027[1m.local"), (device.Name, device.Model, device.HostName));
    }

    [Fact]
    public void Port_IsTakenFromTheVendorsOwnServiceFirst_AndNeverZero()
    {
        Hear(Announcement.Service("AXIS P3245-LVE", "_http._tcp", 8081, Host, "192.0.2.7"));
        Hear(Announcement.Service(Label, "_axis-video._tcp", 80, Host, "192.0.2.7"));
        Hear(Announcement.Service("AXIS P3245-LVE", "_vapix-https._tcp", 0, Host, "192.0.2.7"));
        Pass(Options.SettleTime);

        DiscoveredDevice device = Assert.Single(Ready());
        Assert.Equal((80, (int?)null), (device.HttpPort, device.HttpsPort));
    }

    [Fact]
    public void Messages_ThatAreQueriesOrErrors_AreIgnored()
    {
        DnsMessage message = Announcement.Response(Announcement.Camera(Serial, "192.0.2.7"));

        catalog.Accept(message with { Flags = 0 }, Sender, now);
        catalog.Accept(message with { Flags = DnsMessage.ResponseFlags | 3 }, Sender, now);
        catalog.Accept(message with { Flags = DnsMessage.ResponseFlags | 0x2000 }, Sender, now);

        Assert.Empty(catalog.TakeReady(now, final: true));
    }

    [Fact]
    public void KnownAnswers_AreThoseWithHalfTheirLifeLeft_WhoseInstanceIsComplete()
    {
        Hear(Announcement.Camera(Serial, "192.0.2.7"));
        Hear(Announcement.Pointer("AXIS incomplete", "_axis-video._tcp"));
        Hear([Announcement.Pointer("AXIS short", "_http._tcp", 4), Announcement.Location("AXIS short", "_http._tcp", 80, Host)]);
        Pass(TimeSpan.FromSeconds(2));

        PtrRecord[] known = [.. catalog.KnownAnswers(MdnsService.All, now)];
        Assert.Equal(["_axis-video._tcp.local", "_https._tcp.local"], known.Select(record => record.Name.ToString()));
        Assert.All(known, record => Assert.Equal(Announcement.LongTtlSec - 2, record.TtlSec));
    }

    [Fact]
    public void ServicesToRepeat_LeaveTheGeneralOnesOut_UnlessAKnownDeviceLacksAPort()
    {
        Hear(Announcement.Service("Office printer", "_http._tcp", 631, "printer.local", "192.0.2.8"));
        Hear(Announcement.Camera(Serial, "192.0.2.7"));
        Assert.All(catalog.ServicesToRepeat(), service => Assert.True(service.ProvesAxis));

        Hear(Announcement.Service("AXIS M1", "_axis-video._tcp", 80, "axis-00408c000001.local", "192.0.2.9"));
        Assert.Equal("_https._tcp", Assert.Single(catalog.ServicesToRepeat(), service => !service.ProvesAxis).Text);
    }

    [Fact]
    public void AvahiAnswers_GiveTheCameraOnly()
    {
        var link = new NetworkLink(7, "lan0", false, [(IPAddress.Parse("198.51.100.1"), 24)]);
        var heard = new MdnsCatalog(link, Options);
        heard.Accept(DnsReader.Read(Dns.CapturedPackets.Http), Sender, now);
        Assert.Empty(heard.TakeReady(now, final: true));

        heard.Accept(DnsReader.Read(Dns.CapturedPackets.AxisVideo), Sender, now);

        DiscoveredDevice device = Assert.Single(heard.TakeReady(now, final: true));
        Assert.Equal(("198.51.100.2", Serial, 80), (device.Address, device.SerialNumber, device.HttpPort));
        Assert.Contains(device.Sightings, sighting => sighting.Address == "fe80::2882:21ff:fe2f:2840%7");
    }

    private void Hear(params IReadOnlyList<DnsRecord> records) =>
        catalog.Accept(DnsReader.Read(DnsWriter.Write(Announcement.Response(records))), Sender, now);

    private void Pass(TimeSpan time) => now += time;

    private List<DiscoveredDevice> Ready() => [.. catalog.TakeReady(now, final: false)];
}
