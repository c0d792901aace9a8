using System.Net;

namespace AxisOps.Core.Tests.Abstractions;

public sealed class DeviceTargetTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", null, null, null)]
    [InlineData("192.0.2.7:8443", "192.0.2.7", 8443, null, null)]
    [InlineData("cam-1.example.com", "cam-1.example.com", null, null, null)]
    [InlineData("cam-1:8080", "cam-1", 8080, null, null)]
    [InlineData("https://cam-1.example.com", "cam-1.example.com", null, DeviceScheme.Https, null)]
    [InlineData("http://192.0.2.7:8080/index.html", "192.0.2.7", 8080, DeviceScheme.Http, null)]
    [InlineData("[2001:db8::7]:8443", "2001:db8::7", 8443, null, null)]
    [InlineData("2001:db8::7", "2001:db8::7", null, null, null)]
    [InlineData("https://[2001:db8::7]:8443/", "2001:db8::7", 8443, DeviceScheme.Https, null)]
    [InlineData("b8:a4:4f:00:00:01", null, null, null, "B8A44F000001")]
    [InlineData("B8A44F000001", null, null, null, "B8A44F000001")]
    public void Parse_ReadsWhatPeopleType(string text, string? host, int? port, DeviceScheme? scheme, string? serial)
    {
        var target = new DeviceTarget(text);

        Assert.Equal((host, port, scheme, serial), (target.Host, target.Port, target.Scheme, target.SerialNumber));
        Assert.Equal(TargetOrigin.Typed, target.Origin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.300")]
    [InlineData("192.0.2.7:0")]
    [InlineData("192.0.2.7:70000")]
    [InlineData("[2001:db8::7")]
    [InlineData("[2001:db8::7]8443")]
    [InlineData("ftp://192.0.2.7")]
    [InlineData("cam 1")]
    [InlineData("-cam")]
    [InlineData("cam\u001b[31m")]
    [InlineData("../etc/passwd")]
    public void Parse_RefusesWhatIsNoDevice_SayingWhatIsExpected(string text)
    {
        Assert.False(DeviceTarget.TryParse(text, out _, out string? problem));
        Assert.NotEmpty(problem);
        Assert.Throws<FormatException>(() => new DeviceTarget(text));
    }

    [Fact]
    public void Parse_NeverRepeatsAPasswordInAUri()
    {
        Assert.False(DeviceTarget.TryParse("http://root:s3cret@192.0.2.7", out _, out string? problem));
        Assert.DoesNotContain("s3cret", problem, StringComparison.Ordinal);
        Assert.Contains("-Credential", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void FromDiscovery_KeepsPortsSerialAndOrigin()
    {
        var target = new DeviceTarget(new DiscoveredDevice { Address = "192.0.2.7", SerialNumber = "B8A44F000001", HttpPort = 8080, HttpsPort = 8443 });

        Assert.Equal(("192.0.2.7", 8080, 8443, "B8A44F000001", TargetOrigin.Discovered), (target.Host!, target.HttpPort!.Value, target.HttpsPort!.Value, target.SerialNumber!, target.Origin));
        Assert.Equal("B8A44F000001 (192.0.2.7:8443)", target.ToString());
    }

    [Fact]
    public void FromAddress_KeepsTheScopeOfLinkLocal() =>
        Assert.Equal("fe80::1%3", new DeviceTarget(IPAddress.Parse("fe80::1%3")).Host);

    [Fact]
    public void FromParts_NeedsOneOfThem() => Assert.Throws<FormatException>(() => new DeviceTarget(null, " ", TargetOrigin.Typed));
}
