using System.Text;
using AxisOps.Core.Discovery.WsDiscovery;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.WsDiscovery;

public sealed class ProbeAnswerTests
{
    private static readonly byte[] RecordedAnswer = Answers.Recorded("misc-discovery/wsdiscovery-probematch-m2036le.xml");

    [Fact]
    public void Read_UnderstandsTheRecordedAnswer()
    {
        ProbeAnswer answer = ProbeAnswer.Read(RecordedAnswer)!;

        Assert.Equal("BD64D03B-C701-4B50-A4BC-18C4048971C3", answer.RelatesTo);
        ProbeMatch match = Assert.Single(answer.Matches);
        Assert.True(match.IsTransmitter);
        Assert.True(match.IsNamedAxis);
        Assert.Equal(("M2036-LE", "AXIS M2036-LE", "M2036-LE"), (match.Hardware, match.Name, match.Model));
        Assert.Equal("urn:uuid:e83a0086-3fdc-4d87-b8c4-83c0a16ad9f4", match.Endpoint);
        Assert.Equal(4, match.Addresses.Count);
    }

    [Theory]
    [InlineData("dn:NetworkVideoTransmitter", true)]
    [InlineData("wsdp:Device dn:NetworkVideoTransmitter", true)]
    [InlineData("wsdp:Device wprt:PrintDeviceType", false)]
    [InlineData("wsdp:Device pub:Computer", false)]
    [InlineData("NetworkVideoTransmitter", false)]
    [InlineData("wsdp:NetworkVideoTransmitter", false)]
    [InlineData("dn:NetworkVideoTransmitterX", false)]
    [InlineData("un-declared:NetworkVideoTransmitter", false)]
    [InlineData("&lt;:NetworkVideoTransmitter", false)]
    [InlineData("a:b:NetworkVideoTransmitter", false)]
    [InlineData("", false)]
    public void Match_IsATransmitter_WhereItsTypeSaysSo(string types, bool expected)
    {
        byte[] packet = Answers.WsDiscovery("MessageID>urn:uuid:1<", "urn:uuid:2", types: types);

        Assert.Equal(expected, Assert.Single(ProbeAnswer.Read(packet)!.Matches).IsTransmitter);
    }

    [Theory]
    [InlineData("onvif://www.onvif.org/hardware/P3245-LVE onvif://www.onvif.org/name/Lobby", "P3245-LVE", false)]
    [InlineData("onvif://www.onvif.org/name/AXIS%20P3245-LVE", "P3245-LVE", true)]
    [InlineData("onvif://www.onvif.org/hardware/AXIS%20P3245-LVE", "P3245-LVE", true)]
    [InlineData("ONVIF://www.onvif.org/NAME/axis%20M1", "M1", true)]
    [InlineData("onvif://www.onvif.org/name/%1B%5D0;x%07AXIS", null, false)]
    [InlineData("onvif://www.onvif.org/name/%", null, false)]
    [InlineData("", null, false)]
    public void Match_TellsItsModelByItsScopes(string scopes, string? model, bool isNamedAxis)
    {
        ProbeMatch match = Assert.Single(ProbeAnswer.Read(Answers.WsDiscovery("MessageID>urn:uuid:1<", "urn:uuid:2", scopes: scopes))!.Matches);

        Assert.Equal((model, isNamedAxis), (match.Model, match.IsNamedAxis));
        Assert.DoesNotContain(match.Name ?? string.Empty, char.IsControl);
    }

    [Theory]
    [InlineData("http://192.0.2.7/onvif/device_service", true)]
    [InlineData("https://[fe80::1]:8443/onvif", true)]
    [InlineData("http://camera.example.com/onvif", false)]
    [InlineData("http://user@192.0.2.7/onvif", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("http://192.0.2.7:70000/", false)]
    public void Match_KeepsAddressesOnly(string address, bool isKept) => Assert.Equal(
        isKept, Assert.Single(ProbeAnswer.Read(Answers.WsDiscovery("MessageID>urn:uuid:1<", "urn:uuid:2", address))!.Matches).Addresses.Count == 1);

    [Fact]
    public void Read_IsBounded()
    {
        string many = string.Concat(Enumerable.Repeat(" http://192.0.2.7/x", 500));
        Assert.Equal(16, Assert.Single(ProbeAnswer.Read(Answers.WsDiscovery("MessageID>urn:uuid:1<", "urn:uuid:2", many))!.Matches).Addresses.Count);
        Assert.Null(ProbeAnswer.Read(Answers.WsDiscovery("MessageID>urn:uuid:1<", "urn:uuid:2", new string(' ', ProbeAnswer.MaxBytes))));
        string text = Encoding.UTF8.GetString(RecordedAnswer);
        int start = text.IndexOf("<d:ProbeMatch>", StringComparison.Ordinal);
        int end = text.IndexOf("</d:ProbeMatches>", StringComparison.Ordinal);
        string crowd = text[..end] + string.Concat(Enumerable.Repeat(text[start..end], 9)) + text[end..];
        Assert.Equal(8, Read(crowd)!.Matches.Count);
    }

    [Fact]
    public void Read_OfXmlThatAttacks_IsNothing()
    {
        string text = Encoding.UTF8.GetString(RecordedAnswer);
        Assert.Null(Read(text.Replace("<SOAP-ENV:Envelope", "<!DOCTYPE e [<!ENTITY a \"aaaa\">]><SOAP-ENV:Envelope", StringComparison.Ordinal)));
        Assert.Null(Read(text.Replace("<d:MetadataVersion>", string.Concat(Enumerable.Repeat("<a>", 100)), StringComparison.Ordinal)));
        Assert.Null(Read(text.Replace("ProbeMatches>", "ResolveMatches>", StringComparison.Ordinal)));
        Assert.Null(Read(text.Replace("RelatesTo>", "Other>", StringComparison.Ordinal)));
        Assert.Null(Read("HTTP/1.1 200 OK\r\n\r\n"));
    }

    [Fact]
    public void Read_OfWhatIsCutOffOrChanged_ThrowsNothing()
    {
        var random = new Random(3702);
        for (int length = 0; length < RecordedAnswer.Length - 20; length++)
        {
            Assert.Null(ProbeAnswer.Read(RecordedAnswer.AsSpan(0, length)));
            byte[] changed = [.. RecordedAnswer];
            changed[length] = (byte)random.Next(256);
            Assert.True(ProbeAnswer.Read(changed) is null or { Matches.Count: <= 1 });
        }
    }

    private static ProbeAnswer? Read(string text) => ProbeAnswer.Read(Encoding.UTF8.GetBytes(text));
}
