using AxisOps.Core.Configuration;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Configuration;

/// <summary>What a definition says of a value.</summary>
public sealed class ParameterRulesTests
{
    private static readonly ParameterDefinition Flag = new("A.B", "No") { Type = "bool", TrueValue = "Yes", FalseValue = "No" };
    private static readonly ParameterDefinition Policy = new("A.P", "digest") { Type = "enum", Choices = ["basic", "digest"] };
    private static readonly ParameterDefinition Port = new("A.N", "443") { Type = "int", Minimum = 1, Maximum = 65535 };
    private static readonly ParameterDefinition Name = new("A.S", "x") { Type = "string", MaxLength = 4 };

    public static TheoryData<string, string, bool> Values => new()
    {
        { nameof(Flag), "yes", true },
        { nameof(Flag), "on", false },
        { nameof(Flag), string.Empty, false },
        { nameof(Policy), "DIGEST", true },
        { nameof(Policy), "none", false },
        { nameof(Port), "1", true },
        { nameof(Port), "65535", true },
        { nameof(Port), "0", false },
        { nameof(Port), "65536", false },
        { nameof(Port), "8o", false },
        { nameof(Port), "1.5", false },
        { nameof(Name), "four", true },
        { nameof(Name), "fiver", false },
        { nameof(Name), string.Empty, true },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Problem_IsToldWhereTheDefinitionForbidsTheValue(string definition, string value, bool isGood)
    {
        string? problem = ParameterRules.Problem(value, Named(definition));
        Assert.Equal(isGood, problem is null);
    }

    [Fact]
    public void Problem_OfAReadOnlyParameter_IsToldWhateverTheValue()
    {
        Assert.NotNull(ParameterRules.Problem("x", Name with { IsReadOnly = true }));
        Assert.Null(ParameterRules.Problem("anything", null));
        Assert.Null(ParameterRules.Problem("anything", new ParameterDefinition("A", null) { Type = "somethingNew" }));
    }

    [Fact]
    public void Spell_GivesTheDevicesOwnSpelling()
    {
        Assert.Equal("Yes", ParameterRules.Spell(new ParameterSetting("A.B", true), Flag));
        Assert.Equal("No", ParameterRules.Spell(new ParameterSetting("A.B", "NO"), Flag));
        Assert.Equal("digest", ParameterRules.Spell(new ParameterSetting("A.P", "Digest"), Policy));
        Assert.Equal("On", ParameterRules.Spell(new ParameterSetting("A.P", true), Policy with { Choices = ["Off", "On"] }));
        Assert.Equal("yes", ParameterRules.Spell(new ParameterSetting("A.X", true), null));
        Assert.Equal("Text", ParameterRules.Spell(new ParameterSetting("A.X", "Text"), Name));
    }

    [Theory]
    [InlineData("yes", "Yes", nameof(Flag), true)]
    [InlineData("0443", "443", nameof(Port), true)]
    [InlineData("444", "443", nameof(Port), false)]
    [InlineData("Text", "text", nameof(Name), false)]
    [InlineData("Yes", "yes", null, true)]
    [InlineData("Text", "text", null, false)]
    public void Equal_IgnoresCaseAndZerosWhereTheTypeDoes(string left, string right, string? definition, bool expected) =>
        Assert.Equal(expected, ParameterRules.Equal(left, right, definition is null ? null : Named(definition)));

    private static ParameterDefinition Named(string name) => name switch
    {
        nameof(Flag) => Flag,
        nameof(Policy) => Policy,
        nameof(Port) => Port,
        _ => Name,
    };
}
