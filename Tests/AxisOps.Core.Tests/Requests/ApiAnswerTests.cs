using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Requests;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests.Requests;

public sealed class ApiAnswerTests
{
    private static readonly DeviceTarget Target = new("192.0.2.7");

    [Theory]
    [InlineData("cacsjep-oadm/soap-ListCertSets-P3265-V-12.11.77.xml", "ListCertSetsResponse")]
    [InlineData("cacsjep-oadm/soap-GetCertSet-WebServer-P3265-V-12.11.77.xml", "GetCertSetResponse")]
    [InlineData("cacsjep-oadm/soap-GetWebServerTlsConfiguration-P3265-V-12.11.77.xml", "GetWebServerTlsConfigurationResponse")]
    [InlineData("rs4acap-cassettes/soap-action1-get-action-rules-M1075-L-12.9.57.xml", "GetActionRulesResponse")]
    public void Soap_GivesTheElementInTheBody(string fixture, string element)
    {
        string text = Assert.IsType<string>(Decode(ApiFamily.Soap, "/vapix/services", 200, "application/soap+xml", Recorded(fixture)));
        Assert.Contains(element, text[..text.IndexOf('>', StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("Envelope", text[..text.IndexOf('>', StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cacsjep-oadm/soap-GetDot1XConfigurations-fault-P3265-V-12.11.77.xml", DeviceErrorKind.Rejected)]
    [InlineData("rs4acap-cassettes/soap-action1-add-action-rule-invalid-topic-M1075-L-12.9.57-step1.xml", DeviceErrorKind.Rejected)]
    [InlineData("rs4acap-cassettes/soap-action1-add-action-configuration-unknown-template-D4200-VE-12.9.57.xml", DeviceErrorKind.ItemNotFound)]
    public void SoapFault_IsItsKindOfError(string fixture, DeviceErrorKind kind)
    {
        DeviceException error = Assert.Throws<DeviceException>(() => Decode(ApiFamily.Soap, "/vapix/services", 400, "application/soap+xml", Recorded(fixture)));
        Assert.Equal(kind, error.Kind);
        Assert.StartsWith("192.0.2.7: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_GivesTheDataAsDictionaries()
    {
        var data = Assert.IsType<Dictionary<string, object?>>(
            Decode(ApiFamily.Json, "/axis-cgi/basicdeviceinfo.cgi", 200, "application/json", Recorded("rs4acap-cassettes/basicdeviceinfo-getAllProperties-D6310-12.9.57.json")));
        Assert.Equal("D6310", Assert.IsType<Dictionary<string, object?>>(data["propertyList"])["ProdNbr"]);
    }

    [Fact]
    public void JsonError_IsItsKindOfError_WithTheCode()
    {
        DeviceException error = Assert.Throws<DeviceException>(() =>
            Decode(ApiFamily.Json, "/axis-cgi/basicdeviceinfo.cgi", 200, "application/json", Recorded("rs4acap-cassettes/basicdeviceinfo-unrestricted-unsupported-2004.json")));
        Assert.Equal((DeviceErrorKind.Rejected, 2004), (error.Kind, error.Code));
        Assert.Contains("getAllUnrestrictedProperties", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rest_GivesTheData_AndItsErrorTheReason()
    {
        Assert.NotNull(Decode(ApiFamily.Rest, "/config/rest/cert/v1/keystores", 200, "application/json", Recorded("cacsjep-oadm/rest-cert-v1-keystores-P3265-V-12.11.77.json")));
        DeviceException error = Assert.Throws<DeviceException>(() =>
            Decode(ApiFamily.Rest, "/config/rest/ssh/v2/users", 400, "application/json", Recorded("rs4acap-cassettes/rest-ssh-validation-error-D4200-VE-12.9.57-step1.json")));
        Assert.Equal(DeviceErrorKind.Rejected, error.Kind);
    }

    [Fact]
    public void Classic_GivesTheText_AndItsErrorTheSentence()
    {
        Assert.Equal("root.Brand.Brand=AXIS\n", Decode(ApiFamily.Classic, "/axis-cgi/param.cgi", 200, "text/plain", "root.Brand.Brand=AXIS\n"u8.ToArray()));
        DeviceException error = Assert.Throws<DeviceException>(() =>
            Decode(ApiFamily.Classic, "/axis-cgi/param.cgi", 200, "text/plain", Recorded("rs4acap-cassettes/param-list-error-D4200-VE-12.9.57.txt")));
        Assert.Equal(DeviceErrorKind.Rejected, error.Kind);
        DeviceException duplicate = Assert.Throws<DeviceException>(() =>
            Decode(ApiFamily.Classic, "/axis-cgi/pwdgrp.cgi", 200, "text/html", Recorded("rs4acap-cassettes/pwdgrp-add-empty-password-D4200-VE-12.9.57.html")));
        Assert.Equal(DeviceErrorKind.Rejected, duplicate.Kind);
        Assert.DoesNotContain('<', duplicate.Message);
    }

    [Fact]
    public void Binary_IsGivenAsBytes()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0x00, 0x01];
        Assert.Equal(jpeg, Decode(ApiFamily.Classic, "/axis-cgi/jpg/image.cgi", 200, "image/jpeg", jpeg));
        Assert.Equal(jpeg, Decode(ApiFamily.Classic, "/axis-cgi/jpg/image.cgi", 200, "text/plain", jpeg));
    }

    [Theory]
    [InlineData(ApiFamily.Json, 401, DeviceErrorKind.Unauthorized)]
    [InlineData(ApiFamily.Rest, 403, DeviceErrorKind.Forbidden)]
    [InlineData(ApiFamily.Soap, 404, DeviceErrorKind.NotSupported)]
    [InlineData(ApiFamily.Classic, 503, DeviceErrorKind.Busy)]
    [InlineData(ApiFamily.Classic, 500, DeviceErrorKind.Protocol)]
    public void HttpFailure_IsTheSameInEveryFamily(ApiFamily family, int status, DeviceErrorKind kind) =>
        Assert.Equal(kind, Assert.Throws<DeviceException>(() => Decode(family, "/a", status, "text/html", "<html>secret page</html>"u8.ToArray())).Kind);

    [Theory]
    [InlineData(ApiFamily.Json, "")]
    [InlineData(ApiFamily.Json, "{\"apiVersion\":\"1.0\",\"data\":{")]
    [InlineData(ApiFamily.Json, "[]")]
    [InlineData(ApiFamily.Json, "<html>")]
    [InlineData(ApiFamily.Rest, "{}")]
    [InlineData(ApiFamily.Rest, "{\"status\":\"success\",\"data\":")]
    [InlineData(ApiFamily.Soap, "<Envelope>")]
    [InlineData(ApiFamily.Soap, "<a/>")]
    [InlineData(ApiFamily.Soap, "text")]
    [InlineData(ApiFamily.Soap, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")]
    public void CutOrForeignAnswer_IsACleanError(ApiFamily family, string body) =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => Decode(family, "/a", 200, "text/plain", Encoding.UTF8.GetBytes(body))).Kind);

    [Theory]
    [InlineData(ApiFamily.Json)]
    [InlineData(ApiFamily.Rest)]
    public void DeepAnswer_IsACleanError(ApiFamily family)
    {
        string deep = "{\"status\":\"success\",\"data\":" + new string('[', 5_000) + new string(']', 5_000) + "}";
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => Decode(family, "/a", 200, "application/json", Encoding.UTF8.GetBytes(deep))).Kind);
    }

    [Fact]
    public void RepeatedMember_IsACleanError() =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => Decode(
            ApiFamily.Json, "/a", 200, "application/json", "{\"apiVersion\":\"1.0\",\"data\":{\"a\":1,\"a\":2}}"u8.ToArray())).Kind);

    private static byte[] Recorded(string fixture) => File.ReadAllBytes(Repository.Fixture(fixture));

    private static object? Decode(ApiFamily family, string path, int status, string type, byte[] body) =>
        ApiAnswer.Decode(Target, family, path, new DeviceReply { Status = status, ContentType = type, Body = body });
}
