using System.Net;
using AxisOps.Core.Discovery.Ssdp;

namespace AxisOps.Core.Tests.Discovery.Ssdp;

/// <summary>A description is read from nobody but the sender.</summary>
public sealed class DescriptionPlaceTests
{
    [Theory]
    [InlineData("http://192.0.2.7:49152/rootdesc1.xml", "192.0.2.7", "192.0.2.7", 49152, "/rootdesc1.xml")]
    [InlineData("http://192.0.2.7/d?x=1", "192.0.2.7", "192.0.2.7", 80, "/d?x=1")]
    [InlineData("http://[fe80::7]:80/d", "fe80::7%3", "fe80::7%3", 80, "/d")]
    [InlineData("http://[fe80::7%9]:80/d", "fe80::7%3", "fe80::7%3", 80, "/d")]
    public void Of_TakesTheSendersOwnAddress(string location, string sender, string address, int port, string path) =>
        Assert.Equal(new DescriptionPlace(IPAddress.Parse(address), port, path), DescriptionPlace.Of(location, IPAddress.Parse(sender)));

    [Theory]
    [InlineData("http://192.0.2.8/d")]
    [InlineData("http://localhost/d")]
    [InlineData("http://127.0.0.1/d")]
    [InlineData("http://[::ffff:192.0.2.7]/d")]
    [InlineData("http://device.example.com/d")]
    [InlineData("http://192.0.2.7@198.51.100.1/d")]
    [InlineData("http://user:secret@192.0.2.7/d")]
    [InlineData("https://192.0.2.7/d")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://192.0.2.7/d")]
    [InlineData("http://192.0.2.7:99999/d")]
    [InlineData("http://192.0.2.7:0/d")]
    [InlineData("/rootdesc1.xml")]
    [InlineData("")]
    [InlineData(null)]
    public void Of_RefusesEverythingElse(string? location) => Assert.Null(DescriptionPlace.Of(location, IPAddress.Parse("192.0.2.7")));

    [Fact]
    public void Of_RefusesALongLocation() => Assert.Null(DescriptionPlace.Of("http://192.0.2.7/" + new string('a', 600), IPAddress.Parse("192.0.2.7")));
}
