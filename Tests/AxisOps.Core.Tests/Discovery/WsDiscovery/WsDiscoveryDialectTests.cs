using System.Net.Sockets;
using System.Text;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.WsDiscovery;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.WsDiscovery;

public sealed class WsDiscoveryDialectTests
{
    private readonly WsDiscoveryDialect dialect = new();

    [Fact]
    public void Question_HasAnIdOfItsOwnEachTime_AndAsksForTransmitters()
    {
        string first = Ask();
        string second = Ask();

        Assert.NotEqual(Answers.IdOf(first), Answers.IdOf(second));
        Assert.True(Guid.TryParse(Answers.IdOf(first)["urn:uuid:".Length..], out _));
        Assert.Contains("<d:Types>dn:NetworkVideoTransmitter</d:Types>", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TakesAnswersToItsOwnQuestionsOnly()
    {
        string question = Ask();

        Assert.Single(Read("192.0.2.7", Answers.WsDiscovery(question, "urn:uuid:2")));
        Assert.Single(Read("192.0.2.7", Answers.WsDiscovery(question.Replace("urn:uuid:", "uuid:", StringComparison.Ordinal).ToUpperInvariant().Replace("MESSAGEID", "MessageID", StringComparison.Ordinal), "urn:uuid:2")));
        Assert.Empty(Read("192.0.2.7", Answers.WsDiscovery("MessageID>urn:uuid:bd64d03b-c701-4b50-a4bc-18c4048971c3<", "urn:uuid:2")));
    }

    [Fact]
    public void Read_OfThePlaces_KeepsThoseOfTheSenderAndItsLink()
    {
        const string Places = "http://192.0.2.7/onvif https://192.0.2.7:8443/onvif http://169.254.209.66/onvif http://[fe80::7]/onvif http://198.51.100.1/onvif http://127.0.0.1/onvif http://[::1]/x";

        MulticastHit hit = Assert.Single(Read("192.0.2.7", Answers.WsDiscovery(Ask(), "urn:uuid:2", Places)));

        Assert.Equal(("192.0.2.7", 80, 8443, "M2036-LE", null), (hit.Device.Address, hit.Device.HttpPort, hit.Device.HttpsPort, hit.Device.Model, hit.Device.SerialNumber));
        Assert.Equal(["192.0.2.7", "169.254.209.66", "fe80::7%7"], hit.Device.Sightings.Select(seen => seen.Address));
        Assert.All(hit.Device.Sightings, seen => Assert.Equal((DiscoveryProtocol.WsDiscovery, "192.0.2.7", "lan0"), (seen.Protocol, seen.Source, seen.Interface)));
    }

    [Fact]
    public void Read_WhenAnAnswerNamesOthersOnly_IsAtTheSenderAlone()
    {
        MulticastHit hit = Assert.Single(Read("192.0.2.7", Answers.WsDiscovery(Ask(), "urn:uuid:2", "http://198.51.100.1:8080/onvif http://203.0.113.9/onvif")));

        Assert.Equal(("192.0.2.7", null), (hit.Device.Address, hit.Device.HttpPort));
        Assert.Equal("192.0.2.7", Assert.Single(hit.Device.Sightings).Address);
    }

    [Fact]
    public void Read_ByLinkLocalIpv6_TakesThePortsToldForTheLink()
    {
        MulticastHit hit = Assert.Single(Read("fe80::7%7", Answers.WsDiscovery(Ask(), "urn:uuid:2", "http://192.0.2.7:8080/onvif")));

        Assert.Equal(("fe80::7%7", 8080), (hit.Device.Address, hit.Device.HttpPort));
        Assert.Equal(["fe80::7%7", "192.0.2.7"], hit.Device.Sightings.Select(seen => seen.Address));
    }

    [Theory]
    [InlineData("wsdp:Device wprt:PrintDeviceType", "http://www.example.com/AXIS")]
    [InlineData("wsdp:Device", "onvif://www.onvif.org/name/AXIS%20Printer")]
    public void Read_OfPrintersAndComputers_SaysNothing(string types, string scopes) =>
        Assert.Empty(Read("192.0.2.7", Answers.WsDiscovery(Ask(), "urn:uuid:2", scopes: scopes, types: types)));

    private string Ask() => Encoding.UTF8.GetString(dialect.Question(AddressFamily.InterNetwork).Span);

    private IEnumerable<MulticastHit> Read(string sender, byte[] packet) => dialect.Read(Answers.From(sender, packet), Answers.Lan, DateTimeOffset.UnixEpoch);
}
