using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Ssdp;

public sealed class DeviceDescriptionTests
{
    [Theory]
    [InlineData("fantasticfiasco-axis/upnp-rootdesc1-m1014.xml", "ACCC8E270AD8", "M1014", "AXIS M1014 - ACCC8E270AD8", "192.168.1.102")]
    [InlineData("misc-discovery/upnp-rootdesc1-p3301.xml", "00408CA45086", "P3301", "AXIS P3301 - 00408CA45086", "10.59.104.28")]
    public void Read_UnderstandsRecordedDescriptions(string file, string serial, string model, string name, string address)
    {
        DeviceDescription description = DeviceDescription.Read(Answers.RecordedText(file))!;

        Assert.Equal((serial, model, name), (description.SerialNumber, description.Model, description.Name));
        DiscoveredDevice device = description.ToDevice(address, DateTimeOffset.UnixEpoch);
        Assert.Equal((serial, model, 80, null), (device.SerialNumber, device.Model, device.HttpPort, device.HttpsPort));
        Assert.Null(description.ToDevice("192.0.2.66", DateTimeOffset.UnixEpoch).HttpPort);
    }

    [Fact]
    public void Read_OfAnotherMaker_IsNothing() =>
        Assert.Null(DeviceDescription.Read(Text.Replace("<manufacturer>AXIS<", "<manufacturer>Example<", StringComparison.Ordinal)));

    [Fact]
    public void Read_CleansWhatIsShown()
    {
        DeviceDescription description = DeviceDescription.Read(Text.Replace("<modelNumber>M1014", "<modelNumber>M1\u009b31m\u202e014", StringComparison.Ordinal))!;

        Assert.Equal("M131m014", description.Model);
    }

    [Fact]
    public void Read_OfXmlThatAttacks_IsNothing()
    {
        const string Bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        Assert.Null(DeviceDescription.Read(Text.Replace("<root", Bomb + "<root", StringComparison.Ordinal).Replace("M1014", "&b;", StringComparison.Ordinal)));
        Assert.Null(DeviceDescription.Read(Text.Replace("<root", "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><root", StringComparison.Ordinal)));
        Assert.Null(DeviceDescription.Read(Text.Replace("<modelURL>", string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)) + "<modelURL>", StringComparison.Ordinal)));
        Assert.Null(DeviceDescription.Read(Text + new string(' ', 70_000)));
        Assert.Null(DeviceDescription.Read("<html><body>Sign in</body></html>"));
        Assert.Null(DeviceDescription.Read(string.Empty));
    }

    [Fact]
    public void Read_OfWhatIsCutOff_ThrowsNothing() => Assert.All(
        Enumerable.Range(0, Text.Length - "</root>".Length).Where(length => length % 17 == 0),
        length => Assert.Null(DeviceDescription.Read(Text[..length])));

    private static string Text => Answers.RecordedText("fantasticfiasco-axis/upnp-rootdesc1-m1014.xml");
}
