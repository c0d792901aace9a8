using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Tests.Vapix.Envelopes;

public sealed class JsonRpcReplyTests
{
    [Theory]
    [InlineData("Device", 2001, DeviceErrorKind.Forbidden)]
    [InlineData("Device", 2003, DeviceErrorKind.NotSupported)]
    [InlineData("Device", 2004, DeviceErrorKind.NotSupported)]
    [InlineData("Device", 4001, DeviceErrorKind.Rejected)]
    [InlineData("Network", 2001, DeviceErrorKind.Forbidden)]
    [InlineData("Network", 4001, DeviceErrorKind.NotSupported)]
    [InlineData("Network", 2004, DeviceErrorKind.Rejected)]
    [InlineData("Firmware", 405, DeviceErrorKind.NotSupported)]
    [InlineData("Firmware", 417, DeviceErrorKind.NotSupported)]
    [InlineData("Firmware", 423, DeviceErrorKind.Busy)]
    [InlineData("Firmware", 409, DeviceErrorKind.Rejected)]
    [InlineData("Messaging", 2100, DeviceErrorKind.NotSupported)]
    public void Read_OfAnError_TakesTheNumberFromTheApisOwnTable(string codes, int code, DeviceErrorKind kind)
    {
        DeviceException error = Fails(ReplyOf.Json($$"""{"apiVersion":"1.0","error":{"code":{{code}},"message":"No."} }"""), Enum.Parse<JsonRpcCodes>(codes));

        Assert.Equal((kind, code), (error.Kind, error.Code));
        Assert.Equal($"192.0.2.7: test: error {code}: No.", error.Message);
    }

    [Fact]
    public void Read_OfAnErrorNumberWrittenAsText_ReadsIt() =>
        Assert.Equal(2001, Fails(ReplyOf.Json("""{"error":{"code":"2001","message":"x"}}""")).Code);

    [Fact]
    public void Read_OfAnInternalErrorWithHttp500_TellsTheDevicesNumber()
    {
        DeviceException error = Fails(ReplyOf.Json("""{"apiVersion":"1.0","error":{"code":1000,"message":"Internal error"}}""", 500), JsonRpcCodes.Network);

        Assert.Equal((DeviceErrorKind.Rejected, 1000), (error.Kind, error.Code));
    }

    [Fact]
    public void Read_OfAMessageWithEscapesAndMarkup_KeepsOnlyItsWords()
    {
        string text = "\\u001b[31m<script>alert(1)</script> half \\u202e\\u0000done" + new string('x', 5000);
        DeviceException error = Fails(ReplyOf.Json($$"""{"error":{"code":1,"message":"{{text}}"} }"""));

        Assert.Contains("alert(1) half done", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, c => char.IsControl(c) || c is '<' or '>' or '\u202e');
        Assert.True(error.Message.Length < 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{"a":1,"a":2}}""")]
    [InlineData("""{"data":{}} x""")]
    [InlineData("""{"data":{"a":"\ud800"}}""")]
    [InlineData("""{"error":"no"}""")]
    [InlineData("<html></html>")]
    public void Read_OfAnAnswerThatIsNoEnvelope_IsAProtocolError(string body) =>
        Assert.Equal(DeviceErrorKind.Protocol, Fails(ReplyOf.Json(body)).Kind);

    [Fact]
    public void Read_OfAnAnswerNestedTooDeep_IsAProtocolError()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", BoundedJson.MaxDepth + 1)) + "1" + new string('}', BoundedJson.MaxDepth + 1);

        Assert.Equal(DeviceErrorKind.Protocol, Fails(ReplyOf.Json($$"""{"data":{{deep}} }""")).Kind);
    }

    [Fact]
    public void Read_OfAnAnswerInLatin1WithMark_ReadsIt()
    {
        var reply = new DeviceReply { Status = 200, Body = new byte[] { 0x7b, 0x22, 0x64, 0x61, 0x74, 0x61, 0x22, 0x3a, 0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xd6, 0x22, 0x7d, 0x7d } };

        Assert.Equal("Ö", JsonRpcReply.Read(reply, RecordedParser.Call, JsonRpcCodes.Device, data => data.Text("a")));
        Assert.Equal("b", JsonRpcReply.Read(ReplyOf.Json("\ufeff{\"data\":{\"a\":\"b\"}}"), RecordedParser.Call, JsonRpcCodes.Device, data => data.Text("a")));
    }

    [Theory]
    [InlineData("\"yes\"", true)]
    [InlineData("\"No\"", false)]
    [InlineData("true", true)]
    [InlineData("\"On\"", true)]
    [InlineData("\"off\"", false)]
    [InlineData("0", false)]
    [InlineData("\"maybe\"", null)]
    [InlineData("null", null)]
    public void Flag_InAnyOfTheSpellings_IsRead(string json, bool? flag) =>
        Assert.Equal(flag, JsonRpcReply.Read(ReplyOf.Json($$"""{"data":{"a":{{json}} } }"""), RecordedParser.Call, JsonRpcCodes.Device, data => data.Flag("a")));

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("\"12.5\"", 12.5)]
    [InlineData("\"1e999\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"soon\"", null)]
    public void Number_AlsoWrittenAsText_IsRead(string json, double? number) =>
        Assert.Equal(number, JsonRpcReply.Read(ReplyOf.Json($$"""{"data":{"a":{{json}} } }"""), RecordedParser.Call, JsonRpcCodes.Device, data => data.Number("a")));

    [Fact]
    public void Read_Of401WithTheSetupHeader_SaysThereIsNoAdministrator()
    {
        var reply = new DeviceReply { Status = 401, Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["axis-setup"] = "vapix" } };
        DeviceException error = Fails(reply);

        Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
        Assert.Contains("no administrator", error.Message, StringComparison.Ordinal);
        Assert.Contains("no administrator", Fails(ReplyOf.Text("Error: initial admin user must be created first.", 401)).Message, StringComparison.Ordinal);
    }

    private static DeviceException Fails(DeviceReply reply, JsonRpcCodes codes = JsonRpcCodes.Device) =>
        Assert.Throws<DeviceException>(() => JsonRpcReply.Read(reply, RecordedParser.Call, codes, data => data.Text("a")));
}
