using AxisOps.Core.Configuration;

namespace AxisOps.Core.Tests.Configuration;

/// <summary>Which groups are asked for which names, and what they mean.</summary>
public sealed class ParameterSelectionTests
{
    [Theory]
    [InlineData("Network.SSH.Enabled", "Network.SSH.Enabled")]
    [InlineData("root.Network.SSH.Enabled", "Network.SSH.Enabled")]
    [InlineData("ROOT.Network.", "Network")]
    [InlineData("Network.*.Enabled", "Network")]
    [InlineData("Network.Interface.I?.dot1x", "Network.Interface")]
    [InlineData("Network.SSH.En*", "Network.SSH")]
    [InlineData("Network*", "")]
    [InlineData("*.Enabled", "")]
    [InlineData("root", "")]
    [InlineData("*", "")]
    [InlineData("Network.SSH,Network.SSH.Enabled,Network.SSH.*", "Network.SSH")]
    [InlineData("Network.SSH,NetworkShare.Path,Network", "NetworkShare.Path,Network")]
    [InlineData("Network.SSH,*", "")]
    [InlineData("", "")]
    public void Groups_AreTheLiteralPartsBeforeWildcards_NoneInsideAnother(string names, string groups) =>
        Assert.Equal(groups, string.Join(',', new ParameterSelection(names.Length == 0 ? [] : names.Split(',')).Groups));

    [Theory]
    [InlineData("Network.SSH", "Network.SSH.Enabled", true)]
    [InlineData("network.ssh.enabled", "Network.SSH.Enabled", true)]
    [InlineData("Network.SSH", "Network.SSHX.Enabled", false)]
    [InlineData("Network.*.Enabled", "Network.UPnP.NATTraversal.Enabled", true)]
    [InlineData("Network.S?H.Enabled", "Network.SSH.Enabled", true)]
    [InlineData("Net*.SSH", "Network.SSH.Enabled", true)]
    [InlineData("*.Enabled", "Network.SSH.EnabledNow", false)]
    [InlineData("*", "Brand.Brand", true)]
    public void Matches_ByNameGroupOrWildcard_WithoutCase(string pattern, string name, bool expected) =>
        Assert.Equal(expected, new ParameterSelection([pattern]).Matches(name));

    [Fact]
    public void Missing_AreTheNamesWithoutWildcardThatNothingAnswers() =>
        Assert.Equal(["A.B", "C"], new ParameterSelection(["A.B", "root.C", "c", "D.*", "Brand"]).Missing(["Brand.Brand", "A.BC"]));

    [Theory]
    [InlineData("a&action=update")]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("../etc")]
    [InlineData("[abc]")]
    [InlineData("\u001b[31m")]
    public void Name_ThatCanNameNothing_IsRefused_WithoutBeingRepeated(string name) =>
        Assert.DoesNotContain(name, Assert.Throws<FormatException>(() => new ParameterSelection([name])).Message, StringComparison.Ordinal);
}
