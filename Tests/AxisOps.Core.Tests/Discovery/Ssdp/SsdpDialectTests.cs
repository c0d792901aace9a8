using System.Net.Sockets;
using System.Text;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Ssdp;

public sealed class SsdpDialectTests
{
    private const string Serial = "ACCC8E270AD8";
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Read_OfARecordedAnswer_KeepsWhatItSaid()
    {
        MulticastHit hit = Assert.Single(Read("192.168.1.102", Answers.Recorded("fantasticfiasco-axis/ssdp-msearch-reply-m1014.txt")));

        Assert.True(hit.IsAxis);
        Assert.Equal(("192.168.1.102", Serial, Now), (hit.Device.Address, hit.Device.SerialNumber, hit.Device.LastSeen));
        DiscoverySighting seen = Assert.Single(hit.Device.Sightings);
        Assert.Equal(
            (DiscoveryProtocol.Ssdp, "192.168.1.102", "lan0", Now, "http://192.168.1.102:45895/rootdesc1.xml"),
            (seen.Protocol, seen.Source, seen.Interface, seen.SeenAt, seen.Location));
        Assert.Equal("urn:axis-com:service:BasicService:1, Linux/2.6.35, UPnP/1.0, Portable SDK for UPnP devices/1.6.18", seen.Detail);
    }

    [Fact]
    public void Read_WhenTheDescriptionIsAtAnotherHost_KeepsNoLocation()
    {
        MulticastHit hit = Assert.Single(Read("192.0.2.66", Answers.Recorded("fantasticfiasco-axis/ssdp-msearch-reply-m1014.txt")));

        Assert.Equal(("192.0.2.66", null), (hit.Device.Address, Assert.Single(hit.Device.Sightings).Location));
    }

    [Fact]
    public void Read_ByLinkLocalIpv6_TakesTheScopeOfTheInterface()
    {
        DiscoveredDevice device = Assert.Single(Read("fe80::aecc:8eff:fe27:ad8%7", Answers.Ssdp(Serial, "http://[fe80::aecc:8eff:fe27:ad8]:49152/rootdesc1.xml"))).Device;

        Assert.Equal(("fe80::aecc:8eff:fe27:ad8%7", Serial), (device.Address, device.SerialNumber));
        Assert.Equal("http://[fe80::aecc:8eff:fe27:ad8%7]:49152/rootdesc1.xml", Assert.Single(device.Sightings).Location);
        Assert.Equal(device.Address, new DeviceTarget(device).Host);
    }

    [Theory]
    [InlineData("upnp:rootdevice", Serial, true)]
    [InlineData("urn:schemas-upnp-org:device:Basic:1", "b8a44f0000a1", true)]
    [InlineData("upnp:rootdevice", "001122334455", false)]
    [InlineData("urn:axis-com:service:BasicService:1", "001122334455", true)]
    [InlineData("urn:schemas-upnp-org:device:InternetGatewayDevice:1", "not-a-number", false)]
    public void Read_ListsWhatOnlyAnAxisDeviceSays(string target, string serial, bool isListed) =>
        Assert.Equal(isListed, Read("192.0.2.7", Answers.Ssdp(serial, target: target)).Any());

    [Fact]
    public void Read_OfAnOwnTypeWithoutASerialNumber_IsAHitWithoutOne()
    {
        MulticastHit hit = Assert.Single(Read("192.0.2.7", Answers.Ssdp("renamed")));

        Assert.Equal((true, null), (hit.IsAxis, hit.Device.SerialNumber));
    }

    [Fact]
    public void Read_OfAGoodbye_SaysNothing()
    {
        string text = Encoding.ASCII.GetString(Answers.Recorded("misc-discovery/ssdp-notify-alive-00408C184D0E.txt"));

        Assert.Single(Read("192.0.2.7", Encoding.ASCII.GetBytes(text)));
        Assert.Empty(Read("192.0.2.7", Encoding.ASCII.GetBytes(text.Replace("ssdp:alive", "ssdp:byebye", StringComparison.Ordinal))));
    }

    [Fact]
    public void Read_BoundsAndCleansWhatIsShown()
    {
        string text = Encoding.ASCII.GetString(Answers.Ssdp(Serial)).Replace("Linux/4.14", "\u009b31m" + new string('x', 900), StringComparison.Ordinal);

        string detail = Assert.Single(Assert.Single(Read("192.0.2.7", Encoding.Latin1.GetBytes(text))).Device.Sightings).Detail!;

        Assert.Equal(128, detail.Length);
        Assert.DoesNotContain(detail, char.IsControl);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork, "HOST: 239.255.255.250:1900\r\n")]
    [InlineData(AddressFamily.InterNetworkV6, "HOST: [FF02::C]:1900\r\n")]
    public void Question_AsksForTheServiceOfAxisDevices(AddressFamily family, string host)
    {
        string text = Encoding.ASCII.GetString(new SsdpDialect().Question(family).Span);

        Assert.StartsWith("M-SEARCH * HTTP/1.1\r\n" + host, text, StringComparison.Ordinal);
        Assert.EndsWith("MAN: \"ssdp:discover\"\r\nMX: 1\r\nST: urn:axis-com:service:BasicService:1\r\n\r\n", text, StringComparison.Ordinal);
    }

    private static IEnumerable<MulticastHit> Read(string sender, byte[] packet) => new SsdpDialect().Read(Answers.From(sender, packet), Answers.Lan, Now);
}
