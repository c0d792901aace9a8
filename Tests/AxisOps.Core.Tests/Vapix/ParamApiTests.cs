using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

public sealed class ParamApiTests
{
    [Fact]
    public void Parse_OfAValueOfManyLines_NeedsMemoryInProportion()
    {
        // Each line used to copy all lines before it: more than 100 GB for this answer of 600 kB.
        const int lines = 200_000;
        DeviceReply reply = ReplyOf.Text("root.A.B=x\n" + string.Concat(Enumerable.Repeat("yz\n", lines)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ParameterList list = ParamApi.Parse(reply, RecordedParser.Call);

        Assert.Equal(1 + (3 * lines), list.Values["A.B"].Length);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 * 1024 * 1024);
    }

    [Fact]
    public void Parse_OfMoreParametersThanAnyDeviceHas_IsAProtocolError()
    {
        DeviceReply reply = ReplyOf.Text(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"A.P{i}=\n")));

        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => ParamApi.Parse(reply, RecordedParser.Call)).Kind);
    }

    [Fact]
    public void Parse_WhenValueHoldsEqualsSign_KeepsTheRest() =>
        Assert.Equal("a=1&b=2 ", Parse("root.Image.URL=a=1&b=2 \r\n").Values["Image.URL"]);

    [Fact]
    public void Parse_WhenOneGroupIsUnknown_KeepsTheOthersThoughTheirRootIsLost()
    {
        ParameterList list = ParamApi.Parse(RecordedAnswer.Of("cacsjep-oadm/param-list-mixed-error-P3265-V-12.11.77.txt").Reply(), RecordedParser.Call);

        Assert.Equal(("dhcp", "yes"), (list["Network.BootProto"], list["HTTPS.Enabled"]));
        Assert.Equal("Error: Error -1 getting param in group 'Does.Not.Exist'", Assert.Single(list.Errors));
    }

    [Fact]
    public void Parse_OfLatin1_ReadsItsLetters()
    {
        var reply = new DeviceReply { Status = 200, Body = Encoding.Latin1.GetBytes("root.Network.Bonjour.FriendlyName=Köln\n") };

        Assert.Equal("Köln", ParamApi.Parse(reply, RecordedParser.Call)["Network.Bonjour.FriendlyName"]);
    }

    [Fact]
    public void Parse_OfTheWholeTree_ReadsEveryLine()
    {
        RecordedAnswer answer = RecordedAnswer.Of("trunnion-vapix/param-list-all-5.51.7.txt");
        ParameterList list = ParamApi.Parse(answer.Reply(), RecordedParser.Call);

        Assert.Equal(Encoding.Latin1.GetString(answer.Body).Split('\n').Count(line => line.StartsWith("root.", StringComparison.Ordinal)), list.Values.Count);
        Assert.Empty(list.Errors);
    }

    [Fact]
    public void Parse_OfAValueOverSeveralLines_KeepsThemTogether() => Assert.Equal("one\ntwo = 2", Parse("root.A.B=one\ntwo = 2\n").Values["A.B"]);

    [Fact]
    public void Parse_OfTextThatIsNoParameter_IsAProtocolError() =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => Parse("It works!\n")).Kind);

    [Fact]
    public void Indexer_OfAValueWithEscapes_GivesItFitToShow() => Assert.Equal("[2Jx", Parse("root.A.B=\u001b[2Jx\n")["a.b"]);

    [Fact]
    public async Task List_WhenACombinedListTellsNothing_AsksForEachGroup()
    {
        var session = new ScriptedSession("00408C000001");
        session.Answering("/axis-cgi/param.cgi", asked => asked.Contains(',', StringComparison.Ordinal) ? "\n" : "Brand.Brand=AXIS\nBrand.ProdNbr=M7001\n");
        ParameterList list = await ParamApi.ListAsync(session, ["root.Brand", "root.Properties"], TestContext.Current.CancellationToken);

        Assert.Equal("M7001", list["Brand.ProdNbr"]);
        Assert.Equal(
            ["group=root.Brand,root.Properties", "group=root.Brand", "group=root.Properties"],
            session.Asked.Select(path => path[path.IndexOf("group", StringComparison.Ordinal)..]));
    }

    [Fact]
    public Task List_OfAGroupThatWouldAddAnArgument_IsRefused() => Assert.ThrowsAsync<ArgumentException>(
        () => ParamApi.ListAsync(new ScriptedSession("00408C000001"), ["root.Brand&action=update"], TestContext.Current.CancellationToken));

    private static ParameterList Parse(string body) => ParamApi.Parse(ReplyOf.Text(body), RecordedParser.Call);

    [Fact]
    public void UpdateRequest_IsAForm_PercentEncodedInIso88591()
    {
        DeviceRequest request = ParamApi.UpdateRequest([("A.B", "a b&c=\u00e9~%"), ("C", string.Empty)]);
        Assert.Equal("action=update&root.A.B=a%20b%26c%3D%E9~%25&root.C=", System.Text.Encoding.ASCII.GetString(request.Body.Span));
        Assert.Equal(("POST", "/axis-cgi/param.cgi", RequestAuthentication.RefusalIsAnswer), (request.Method.Method, request.Path, request.Authentication));
    }
}
