using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

public sealed class ParameterDefinitionsApiTests
{
    [Fact]
    public void Parse_OfARecordingThatRepeatsAGroup_JoinsIt()
    {
        ParameterDefinitions read = Recorded("cacsjep-oadm/param-listdefinitions-dot1x-https-P3265-V-12.11.77.xml");

        Assert.Equal(("AXIS P3265-V", "12.11.77"), (read.Model, read.FirmwareVersion));
        Assert.Contains("Network.Interface.I0.dot1x.Enabled", read.Parameters.Keys);
        ParameterDefinition policy = read.Parameters["network.http.authenticationpolicy"];
        Assert.Equal(("enum", "recommended", "Authentication policy"), (policy.Type, policy.Value, policy.NiceName));
        Assert.Equal(["basic", "digest", "basic_digest", "recommended"], policy.Choices);
        Assert.Equal(new ParameterSecurity(7, 7, 1, 6), policy.Security);
    }

    [Fact]
    public void Parse_OfEachType_TellsItsLimits()
    {
        IReadOnlyDictionary<string, ParameterDefinition> read = Recorded("cacsjep-oadm/param-listdefinitions-dot1x-https-P3265-V-12.11.77.xml").Parameters;

        Assert.Equal((1L, 65535L, "443"), (read["HTTPS.Port"].Minimum!.Value, read["HTTPS.Port"].Maximum!.Value, read["HTTPS.Port"].Value));
        Assert.Equal(("yes", "no"), (read["HTTPS.Enabled"].TrueValue, read["HTTPS.Enabled"].FalseValue));
        ParameterDefinition secret = read["Network.Interface.I0.dot1x.EAPTLS.PrivateKeyPassword"];
        Assert.True(secret is { Type: "password", IsWriteOnly: true, IsReadOnly: false, MaxLength: 16, Value: "******" });
        Assert.True(read["Network.Interface.I0.dot1x.Status"].IsReadOnly);
    }

    [Fact]
    public void Parse_OfAWholeTreeOf551_KnowsItsTypesAndMarks()
    {
        IReadOnlyDictionary<string, ParameterDefinition> read = Recorded("trunnion-vapix/param-listdefinitions-all-5.51.7.xml").Parameters;

        Assert.Equal(
            ["bool 200", "enum 100", "hostname 5", "int 129", "ip 20", "ipList 4", "password 9", "string 193"],
            read.Values.GroupBy(item => item.Type).Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal));
        Assert.Equal("full", read["Audio.DuplexMode"].Value);
        Assert.Equal(122, read.Values.Count(item => item.IsReadOnly));
        Assert.Equal(71, read.Values.Count(item => item.IsHidden));
        Assert.Equal(2, read.Values.Count(item => item.IsWriteOnly));
    }

    [Fact]
    public void Parse_WithoutNamespaceOrRootGroup_ReadsAllTheSame()
    {
        const string xml = """<parameterDefinitions><group name="A"><parameter name="B"/></group><group name="root"><group name="a"><parameter name="b" value="2"><type const="true"><new/></type></parameter></group></group></parameterDefinitions>""";
        ParameterDefinition only = Assert.Single(ParameterDefinitionsApi.Parse(ReplyOf.Xml(xml), RecordedParser.Call).Parameters).Value;

        Assert.Equal(("a.b", "2", "new"), (only.Name, only.Value, only.Type));
        Assert.True(only.IsReadOnly);
        Assert.Null(only.Security);
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData("""<parameterDefinitions><group><parameter name="b"/></group></parameterDefinitions>""")]
    [InlineData("""<parameterDefinitions><group name="a"><parameter/></group></parameterDefinitions>""")]
    [InlineData("""<parameterDefinitions><group name="a&#10;b"><parameter name="b"/></group></parameterDefinitions>""")]
    public void Parse_OfWhatIsNoDefinition_IsAProtocolError(string xml) =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => ParameterDefinitionsApi.Parse(ReplyOf.Xml(xml), RecordedParser.Call)).Kind);

    [Fact]
    public void Parse_OfNamesThatGrow_IsAProtocolError()
    {
        string name = new('a', 200);
        string xml = $"<parameterDefinitions><group name=\"{name}\"><group name=\"{name}\"><parameter name=\"b\"/></group></group></parameterDefinitions>";

        Assert.Throws<DeviceException>(() => ParameterDefinitionsApi.Parse(ReplyOf.Xml(xml), RecordedParser.Call));
    }

    [Fact]
    public void Parse_OfAnErrorLine_IsTheDevicesRefusal() => Assert.Equal(
        DeviceErrorKind.Rejected,
        Assert.Throws<DeviceException>(() => ParameterDefinitionsApi.Parse(ReplyOf.Text("# Error: Error -1 getting param in group 'X'\n"), RecordedParser.Call)).Kind);

    [Fact]
    public async Task List_OfAGroup_AsksForItAlone()
    {
        ScriptedSession session = new ScriptedSession("00408CFB6888").Recorded("/axis-cgi/param.cgi", "trunnion-vapix/param-listdefinitions-brand-5.51.7.xml");

        Assert.Equal("AXIS P5512", (await ParameterDefinitionsApi.ListAsync(session, ["root.Brand"], TestContext.Current.CancellationToken)).Parameters["Brand.ProdShortName"].Value);
        Assert.Equal("/axis-cgi/param.cgi?action=listdefinitions&listformat=xmlschema&group=root.Brand", Assert.Single(session.Asked));
        await Assert.ThrowsAsync<ArgumentException>(() => ParameterDefinitionsApi.ListAsync(session, ["a&action=update"], TestContext.Current.CancellationToken));
    }

    private static ParameterDefinitions Recorded(string file) => ParameterDefinitionsApi.Parse(RecordedAnswer.Of(file).Reply(), RecordedParser.Call);
}
