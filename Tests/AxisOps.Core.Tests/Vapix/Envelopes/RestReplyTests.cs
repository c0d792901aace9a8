using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Tests.Vapix.Envelopes;

public sealed class RestReplyTests
{
    [Theory]
    [InlineData("rest-remote-object-storage-not-found-D2210-VE-12.9.57.json", DeviceErrorKind.ItemNotFound, 2)]
    [InlineData("rest-remote-object-storage-already-exists-D2210-VE-12.9.57-step1.json", DeviceErrorKind.Rejected, 6)]
    [InlineData("rest-ssh-validation-error-M1075-L-11.11.192-step1.json", DeviceErrorKind.Rejected, 5)]
    [InlineData("rest-ssh-patch-missing-D4200-VE-12.9.57.json", DeviceErrorKind.ItemNotFound, 2)]
    public void Read_OfARecordedError_TellsKindAndNumber(string file, DeviceErrorKind kind, int code)
    {
        DeviceException error = Fails(RecordedAnswer.Of("rs4acap-cassettes/" + file).Reply());

        Assert.Equal((kind, code), (error.Kind, error.Code));
    }

    [Fact]
    public void Read_OfAnUnknownResource_IsNotSupported() =>
        Assert.Equal(DeviceErrorKind.NotSupported, Fails(ReplyOf.Json("""{"status":"error","error":{"code":1,"message":"Resource not found"}}""", 404)).Kind);

    [Fact]
    public void Read_OfASuccessWithoutData_HasNone() =>
        Assert.Null(RestReply.Read(ReplyOf.Json("""{"status":"success"}"""), RecordedParser.Call, data => data));

    [Theory]
    [InlineData("""{"status":"error"}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("[]")]
    public void Read_OfAnAnswerThatDoesNotSaySuccess_IsAProtocolError(string body) => Assert.Equal(DeviceErrorKind.Protocol, Fails(ReplyOf.Json(body)).Kind);

    [Fact]
    public void Notes_BesideTheData_AreReadAsTextsOrObjects() => Assert.Equal(
        ["slow", "wait"],
        RestReply.Notes(ReplyOf.Json("""{"status":"success","data":1,"information":["slow"],"warnings":[{"code":3,"message":"wait"}]}"""), RecordedParser.Call));

    private static DeviceException Fails(DeviceReply reply) => Assert.Throws<DeviceException>(() => RestReply.Read(reply, RecordedParser.Call, data => data));
}
