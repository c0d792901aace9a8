using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Requests;

namespace AxisOps.Core.Tests.Requests;

public sealed class KnownReadsTests
{
    [Theory]
    [InlineData("/axis-cgi/param.cgi?action=list&group=root.Brand")]
    [InlineData("/axis-cgi/param.cgi?group=Network&action=listdefinitions")]
    [InlineData("/axis-cgi/pwdgrp.cgi?action=get")]
    [InlineData("/axis-cgi/usergroup.cgi")]
    [InlineData("/axis-cgi/systemlog.cgi?appname=vmd")]
    [InlineData("/axis-cgi/admin/serverreport.cgi?mode=text")]
    [InlineData("/axis-cgi/applications/list.cgi")]
    [InlineData("/config/rest/ssh/v1/users")]
    [InlineData("/config/rest/ssh/v1/users/a%20b")]
    [InlineData("/config/discover")]
    public void Get_OfAKnownRead_MayBeRepeated(string path) => Assert.Equal(OperationSafety.Read, Of("GET", path));

    [Theory]
    [InlineData("/axis-cgi/restart.cgi")]
    [InlineData("/axis-cgi/factorydefault.cgi")]
    [InlineData("/axis-cgi/param.cgi")]
    [InlineData("/axis-cgi/param.cgi?action=update&root.Network.Bonjour.Enabled=no")]
    [InlineData("/axis-cgi/param.cgi?action=list&action=update&root.A=b")]
    [InlineData("/axis-cgi/param.cgi?action=list&%61ction=update&root.A=b")]
    [InlineData("/axis-cgi/param.cgi?action=list&Action=update&root.A=b")]
    [InlineData("/axis-cgi/param.cgi?action=list;action=update")]
    [InlineData("/axis-cgi/param.cgi?action=")]
    [InlineData("/axis-cgi/pwdgrp.cgi?action=remove&user=joe")]
    [InlineData("/axis-cgi/applications/control.cgi?action=restart&package=vmd")]
    [InlineData("/local/vmd/control.cgi?action=list")]
    [InlineData("/config/../axis-cgi/restart.cgi")]
    [InlineData("/config/%2e%2e/axis-cgi/restart.cgi")]
    [InlineData("/config/..%2faxis-cgi/restart.cgi")]
    [InlineData("/config/%252e%252e/axis-cgi/restart.cgi")]
    [InlineData("/config/..\\axis-cgi/restart.cgi")]
    [InlineData("/axis-cgi/usergroup.cgi/../restart.cgi")]
    [InlineData("/")]
    public void Get_OfAnythingElse_HappensOnce(string path) => Assert.Equal(OperationSafety.Once, Of("GET", path));

    [Theory]
    [InlineData("POST", "/axis-cgi/usergroup.cgi")]
    [InlineData("DELETE", "/config/rest/ssh/v1/users/joe")]
    [InlineData("PATCH", "/config/rest/ssh/v1/users/joe")]
    public void OtherMethods_HappenOnce(string method, string path) => Assert.Equal(OperationSafety.Once, Of(method, path));

    [Fact]
    public void GetWithABody_HappensOnce() => Assert.Equal(
        OperationSafety.Once,
        KnownReads.SafetyOf(new DeviceRequest(HttpMethod.Get, "/config/rest/ssh/v1/users") { Body = new byte[] { 1 } }, null));

    [Theory]
    [InlineData("getAllProperties", OperationSafety.Read)]
    [InlineData("setPorts", OperationSafety.Once)]
    [InlineData("Getaway", OperationSafety.Once)]
    public void JsonMethod_DecidesByItsName(string method, OperationSafety safety) =>
        Assert.Equal(safety, KnownReads.SafetyOf(DeviceRequest.PostJson("/axis-cgi/io/portmanagement.cgi", "{}"), method));

    private static OperationSafety Of(string method, string path) => KnownReads.SafetyOf(new DeviceRequest(new HttpMethod(method), path), null);
}
