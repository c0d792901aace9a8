using AxisOps.Core.Http;

namespace AxisOps.Core.Tests.Http;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("/axis-cgi/pwdgrp.cgi?action=add&user=root&pwd=s3cret&grp=root", "/axis-cgi/pwdgrp.cgi?action=add&user=root&pwd=***&grp=root")]
    [InlineData("/p?Root.SNMP.V1ReadCommunity=s3cret", "/p?Root.SNMP.V1ReadCommunity=***")]
    [InlineData("/p?my%50assword=s3cret&b=1", "/p?my%50assword=***&b=1")]
    [InlineData("/p?token=s3cret=s3cret", "/p?token=***")]
    [InlineData("/p?Network.Wireless.WPA.PSK=s3cret&mkaCak=s3cret&mkaCkn=id", "/p?Network.Wireless.WPA.PSK=***&mkaCak=***&mkaCkn=id")]
    [InlineData("/p?EAPTLS.PrivateKeyPassword=s3cret&passphrase=s3cret&userPasswd=s3cret", "/p?EAPTLS.PrivateKeyPassword=***&passphrase=***&userPasswd=***")]
    [InlineData("/p?readCommunity=s3cret&sessionCookie=s3cret", "/p?readCommunity=***&sessionCookie=***")]
    [InlineData("/p?action=list&group=root.Brand", "/p?action=list&group=root.Brand")]
    [InlineData("/p\u001b[31m?a=\u202ex", "/p\uFFFD[31m?a=\uFFFDx")]
    public void Path_MasksSecretsAndControlCharacters(string path, string expected) => Assert.Equal(expected, Redactor.Path(path));

    [Fact]
    public void Printable_LongText_IsCut() => Assert.Equal(515, Redactor.Printable(new string('x', 5000)).Length);
}
