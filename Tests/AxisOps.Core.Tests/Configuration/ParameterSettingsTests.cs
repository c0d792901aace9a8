using AxisOps.Core.Configuration;

namespace AxisOps.Core.Tests.Configuration;

/// <summary>What is refused before any device is asked.</summary>
public sealed class ParameterSettingsTests
{
    [Theory]
    [InlineData("Properties.API.HTTP.Version", "3")]
    [InlineData("root.Brand.Brand", "X")]
    [InlineData("brand.ProdNbr", "X")]
    [InlineData("SNMP.V1ReadCommunity", "*****")]
    [InlineData("Image.I0.Text.String", "a\nroot.Network.SSH.Enabled=yes")]
    [InlineData("Image.I0.Text.String", "\u20ac")]
    [InlineData("Network.*.Enabled", "no")]
    [InlineData("Network..Enabled", "no")]
    [InlineData("Network.SSH.Enabled&action=remove", "no")]
    public void Setting_ThatNoDeviceMayGet_IsRefused_WithoutItsValue(string name, string value)
    {
        FormatException error = Assert.Throws<FormatException>(() => new ParameterSettings([new ParameterSetting(name, value)], allowsRisk: true));
        Assert.DoesNotContain($"'{value}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameParameterTwice_IsRefused() => Assert.Throws<FormatException>(
        () => new ParameterSettings([new("Network.SSH.Enabled", "no"), new("root.network.ssh.enabled", "yes")], allowsRisk: false));

    [Theory]
    [InlineData("Network.IPAddress")]
    [InlineData("Network.Interface.I0.Manual.IPAddress")]
    [InlineData("network.interface.i0.dot1x.Enabled")]
    [InlineData("Network.Interface.I0.dot1x.EAPTLS.PrivateKeyPassword")]
    [InlineData("Network.Filter.Input.AcceptAddresses")]
    [InlineData("System.BoaGroupPolicy.admin")]
    [InlineData("System.BoaPort")]
    [InlineData("HTTPS.Enabled")]
    [InlineData("Network.HTTP.AuthenticationPolicy")]
    public void Setting_ThatCanLockOut_NeedsConsent_AndSaysWhyAndTheWayBack(string name)
    {
        ParameterSetting[] settings = [new(name, "1")];
        ParameterRiskException error = Assert.Throws<ParameterRiskException>(() => new ParameterSettings(settings, allowsRisk: false));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Risk.Reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Risk.Recovery, error.Message, StringComparison.Ordinal);
        Assert.Same(settings, new ParameterSettings(settings, allowsRisk: true).All);
    }

    [Theory]
    [InlineData("Network.SSH.Enabled")]
    [InlineData("Network.Bonjour.Enabled")]
    [InlineData("Network.UPnP.Enabled")]
    [InlineData("System.AccessLog")]
    [InlineData("SNMP.Enabled")]
    [InlineData("Time.NTP.Server")]
    public void Setting_OfTheUsualHardening_NeedsNone(string name) => Assert.Null(ParameterRisks.Find(name));

    [Theory]
    [InlineData("Network.Wireless.W0.Passphrase", "hunter22", false)]
    [InlineData("RemoteService.ProxyPassword", "hunter22", false)]
    [InlineData("Image.I0.Text.String", "hunter22", true)]
    public void Text_OfASecret_DoesNotHoldIt(string name, string value, bool isSecret) =>
        Assert.Equal(name + " = (secret)", new ParameterSetting(name, value, isSecret).ToString());

    [Fact]
    public void Text_OfAnyOtherSetting_HoldsNameAndValue() =>
        Assert.Equal("Network.HTTP.AuthenticationPolicy = 'digest'", new ParameterSetting("root.Network.HTTP.AuthenticationPolicy", "digest").ToString());
}
