using System.Text;
using System.Xml.Linq;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class ParameterDefinitionTests
{
    private const string Definitions = "axis-cgi/param.cgi?action=listdefinitions&listformat=xmlschema";

    /// <summary>What the P3265-V has and the D4200-VE has not.</summary>
    private const string MultiAuth =
        "            <group name=\"EAP\">\n              <parameter name=\"MultiAuthEnabled\" value=\"no\" securityLevel=\"7766\" niceName=\"Multi auth enabled\">\n"
        + "                <type>\n                  <bool true=\"yes\" false=\"no\" />\n                </type>\n              </parameter>\n            </group>\n";

    /// <summary>The list is written anew from parameters and definitions; for the unit it was recorded on nothing may change.</summary>
    [Theory]
    [InlineData("", "trunnion-vapix/param-listdefinitions-all-5.51.7.xml")]
    [InlineData("&group=root.Brand", "trunnion-vapix/param-listdefinitions-brand-5.51.7.xml")]
    [InlineData("&group=Brand", "trunnion-vapix/param-listdefinitions-brand-5.51.7.xml")]
    public async Task Definitions_OfTheRecordedCamera_AreTheRecordingByteForByte(string group, string fixture)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        using var client = Client.As(host);
        var served = (await client.AskAsync(device, Definitions + group)).Text
            .Replace(device.Address.ToString(), "172.16.3.233", StringComparison.Ordinal)
            .Replace(device.SerialNumber, "00408CFB6888", StringComparison.Ordinal)
            .Replace(device.SerialNumber.ToLowerInvariant(), "00408cfb6888", StringComparison.Ordinal)
            .Replace(device.Identity.Mac, "00:40:8C:FB:68:88", StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Repository.Fixture(fixture), Encoding.Latin1, TestContext.Current.CancellationToken), served);
    }

    /// <summary>Recorded on a P3265-V 12.11: the group asked for third lies in the parent of the first, which comes twice.</summary>
    [Fact]
    public async Task Definitions_OfSeveralGroups_HaveTheRecordedFrameAndTypes()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        using var response = await client.GetAsync(device.Https(Definitions + "&group=Network.Interface.I0.dot1x,HTTPS,Network.HTTP"), TestContext.Current.CancellationToken);
        Assert.Equal("text/xml", response.Content.Headers.ContentType!.ToString());
        var served = await response.TextAsync();
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("cacsjep-oadm/param-listdefinitions-dot1x-https-P3265-V-12.11.77.xml"), Encoding.Latin1, TestContext.Current.CancellationToken);
        Assert.Equal(Shape(recorded.Replace(MultiAuth, string.Empty, StringComparison.Ordinal)), Shape(served));
        Assert.Equal(recorded.Split('\n')[..4], served.Split('\n')[..4]);
        Assert.Contains($" https://{device.Address}/pub/parameterdefinitions.xsd\"\n", served, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Profiles.Camera551)]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Speaker129)]
    public async Task Definitions_AcceptEveryValueInThem_AndFollowChanges(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var device = host.Devices[0];
        // The recorded P5512 has one value that its own recorded type would refuse.
        Assert.All(device.Parameters.All.Where(parameter => parameter.Name != "StreamCache.Size"), parameter => Assert.True(
            parameter.Definition.Type.IsSecret || parameter.Definition.Type.IsReadOnly || !parameter.Definition.Type.IsRecorded || parameter.Definition.Type.Accepts(device.Parameters.Value(parameter)),
            parameter.Name));
        device.SetParameter("Network.Bonjour.FriendlyName", "<a> & \"b\"");
        using var client = Client.As(host);
        var list = XDocument.Parse((await client.AskAsync(device, Definitions)).Text);
        Assert.Contains(list.Descendants(), element => element.Attribute("value")?.Value == "<a> & \"b\"");
        Assert.Equal(device.Parameters.All.Count, list.Descendants().Count(element => element.Name.LocalName == "parameter"));
    }

    [Theory]
    [InlineData(Profiles.Camera1111, "viewer", 403)]
    [InlineData(Profiles.Camera551, "operator", 403)]
    [InlineData(Profiles.Camera1111, "administrator", 200)]
    public async Task Definitions_AreForAdministrators(string profile, string role, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host, role);
        Assert.Equal(status, (await client.AskAsync(host.Devices[0], Definitions + "&group=Network")).Status);
    }

    /// <summary>The names, and the lines without values.</summary>
    private static List<string> Shape(string list)
    {
        var names = XDocument.Parse(list).Descendants().Where(element => element.Name.LocalName is "parameter" or "group").Select(element => (string)element.Attribute("name")!);
        var lines = list.Split('\n').Skip(8).Select(line => System.Text.RegularExpressions.Regex.Replace(line, " value=\"[^\"]*\" securityLevel", " securityLevel"));
        return [.. names, .. lines];
    }
}
