using System.Text;
using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Tests.Vapix;

public sealed class SoapApiTests
{
    private const string Envelope12 = "http://www.w3.org/2003/05/soap-envelope";

    [Fact]
    public async Task Call_OfAnAxisOperation_SendsSoap12AndReadsTheRecordedAnswer()
    {
        XNamespace certificates = "http://www.axis.com/vapix/ws/certificates";
        ScriptedSession session = new ScriptedSession("B8A44F631339").Recorded(SoapApi.Path, "cacsjep-oadm/soap-ListCertSets-P3265-V-12.11.77.xml");
        XElement? answer = await SoapApi.CallAsync(session, new XElement(certificates + "ListCertSets"), TestContext.Current.CancellationToken);

        Assert.Equal("ListCertSetsResponse", answer!.Name.LocalName);
        Assert.Contains("WebServer", answer.Descendants().Select(element => element.Value));
        DeviceRequest request = SoapApi.Request(new XElement(certificates + "ListCertSets", new XElement("x", "<&>")));
        XElement sent = XElement.Parse(Encoding.UTF8.GetString(request.Body.Span));
        Assert.Equal(XName.Get("Envelope", Envelope12), sent.Name);
        Assert.Equal("<&>", sent.Value);
        Assert.StartsWith("application/soap+xml", request.ContentType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rs4acap-cassettes/soap-action1-remove-action-rule-unknown-D4200-VE-12.9.57.xml", DeviceErrorKind.ItemNotFound, "ActionRuleNotFoundFault: No action rule with id '9999' exists")]
    [InlineData("rs4acap-cassettes/soap-action1-add-action-rule-invalid-topic-M1075-L-12.9.57-step1.xml", DeviceErrorKind.Rejected, "InvalidTopicExpressionFault: failed to parse")]
    [InlineData("cacsjep-oadm/soap-GetDot1XConfigurations-fault-P3265-V-12.11.77.xml", DeviceErrorKind.Rejected, "Sender: no reason given")]
    public void Body_OfARecordedFault_TellsKindNameAndReason(string file, DeviceErrorKind kind, string text)
    {
        DeviceException error = Assert.Throws<DeviceException>(() => SoapReply.Body(RecordedAnswer.Of(file).Reply(), RecordedParser.Call));

        Assert.Equal(kind, error.Kind);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ter:ActionNotSupported", DeviceErrorKind.NotSupported)]
    [InlineData("ter:NotAuthorized", DeviceErrorKind.Forbidden)]
    [InlineData("ter:InvalidArgVal", DeviceErrorKind.Rejected)]
    public void Body_OfAnOnvifFault_TellsTheKindOfItsSubcode(string subcode, DeviceErrorKind kind)
    {
        string fault = $"""<e:Envelope xmlns:e="{Envelope12}"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>{subcode}</e:Value></e:Subcode></e:Code><e:Reason><e:Text>x</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>""";

        Assert.Equal(kind, Assert.Throws<DeviceException>(() => SoapReply.Body(ReplyOf.Xml(fault, 400), RecordedParser.Call)).Kind);
    }

    [Fact]
    public void Body_OfASoap11Fault_IsUnderstood()
    {
        const string fault = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>Method 'x' not implemented</faultstring></s:Fault></s:Body></s:Envelope>""";
        DeviceException error = Assert.Throws<DeviceException>(() => SoapReply.Body(ReplyOf.Xml(fault, 500), RecordedParser.Call));

        Assert.Equal(DeviceErrorKind.NotSupported, error.Kind);
        Assert.Contains("Client: Method 'x' not implemented", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData("""<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"/>""")]
    [InlineData("""<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>""")]
    [InlineData("plain")]
    public void Body_OfWhatIsNoSoap_IsAProtocolError(string body) =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => SoapReply.Body(ReplyOf.Xml(body), RecordedParser.Call)).Kind);

    [Fact]
    public void Body_OfXmlNestedTooDeep_IsAProtocolError()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", BoundedXml.MaxDepth)) + string.Concat(Enumerable.Repeat("</a>", BoundedXml.MaxDepth));
        string body = $"""<e:Envelope xmlns:e="{Envelope12}"><e:Body>{deep}</e:Body></e:Envelope>""";

        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => SoapReply.Body(ReplyOf.Xml(body), RecordedParser.Call)).Kind);
    }

    [Fact]
    public void OnvifUsers_AreNamed_AndOneWithoutANameIsLeftOut()
    {
        string answer = $"""<e:Envelope xmlns:e="{Envelope12}" xmlns:tds="http://www.onvif.org/ver10/device/wsdl" xmlns:tt="http://www.onvif.org/ver10/schema"><e:Body><tds:GetUsersResponse><tds:User><tt:Username>nvr</tt:Username><tt:UserLevel>Operator</tt:UserLevel></tds:User><tds:User><tt:UserLevel>User</tt:UserLevel></tds:User></tds:GetUsersResponse></e:Body></e:Envelope>""";

        Assert.Equal(["nvr"], OnvifUsersApi.Parse(ReplyOf.Xml(answer), RecordedParser.Call));
        Assert.Equal(
            DeviceErrorKind.Protocol,
            Assert.Throws<DeviceException>(() => OnvifUsersApi.Parse(ReplyOf.Xml(answer.Replace("GetUsersResponse", "Other", StringComparison.Ordinal)), RecordedParser.Call)).Kind);
    }
}
