namespace AxisOps.HelpBuilder.Tests;

/// <summary>The engine's own Get-Help is the judge of what was written.</summary>
public sealed class GetHelpTests : IDisposable
{
    private readonly StandInModule standIn = new();

    public GetHelpTests() => Assert.Equal((0, string.Empty), standIn.Build());

    public void Dispose() => standIn.Dispose();

    [Theory]
    [InlineData("$help.Synopsis", "Resets a stand-in.")]
    [InlineData("$help.Description[0].Text", "The first paragraph of Reset-StandIn, on two lines.\n")]
    [InlineData("$help.Description[2].Text", "- a link (https://example.com/page)")]
    [InlineData("$help.Examples.Example[0].Title", "------- Example 1: Reset one by name -------")]
    [InlineData("$help.Examples.Example[0].Code", "Reset-StandIn 'M1065-LW'\n'done'")]
    [InlineData("$help.Examples.Example[0].Remarks[0].Text", "It is reset.")]
    [InlineData("$help.InputTypes.InputType[0].Type.Name", "System.String")]
    [InlineData("$help.ReturnValues.ReturnValue[0].Type.Name", "System.Version")]
    [InlineData("$help.AlertSet.Alert[0].Text + '|' + $help.AlertSet.Alert[1].Text", "Alias: Reset-OtherStandIn\n|Take care.")]
    [InlineData("$help.RelatedLinks.NavigationLink[0].LinkText + $help.RelatedLinks.NavigationLink[1].Uri", "Get-StandInhttps://example.com/")]
    public void GetHelp_ShowsThePage(string expression, string expected) =>
        Assert.Equal(expected, standIn.Ask($"$help = Get-Help Reset-StandIn -Full; {expression}").ReplaceLineEndings("\n"));

    [Fact]
    public void GetHelp_ByAlias_FindsThePage() => Assert.Equal("Resets a stand-in.", standIn.Ask("(Get-Help Reset-OtherStandIn).Synopsis"));

    [Fact]
    public void Syntax_HoldsBothSetsTheDefaultFirstAndOnlyTheirOwnParameters()
    {
        string sets = standIn.Ask("(Get-Help Reset-StandIn -Full).Syntax.SyntaxItem | ForEach-Object { ($_.Parameter | ForEach-Object { $_.Name }) -join ',' }");

        Assert.Equal("Name,Day,Force,Kind,ThrottleLimit,WhatIf,Confirm\nId,Day,Force,Kind,ThrottleLimit,WhatIf,Confirm", sets);
    }

    [Theory]
    [InlineData("Name", "true|True (ByValue, ByPropertyName)|0|Address, IPAddress|true|String[]|None|Which one, * for all.")]
    [InlineData("Id", "true|False|named|none|false|Guid|None|Its id.")]
    [InlineData("Kind", "false|False|named|none|false|String|Soft|How.")]
    [InlineData("Day", "false|False|named|none|false|DayOfWeek|Friday|When.")]
    [InlineData("ThrottleLimit", "false|False|named|none|false|Int32|32|How many at once.")]
    [InlineData("Force", "false|False|named|none|false|SwitchParameter|False|Without asking.")]
    public void Parameter_ShowsWhatTheModuleSaysAndWhatThePageSays(string name, string expected)
    {
        string script = $$"""
            $p = Get-Help Reset-StandIn -Parameter {{name}}
            $p.Required, $p.PipelineInput, $p.Position, $p.Aliases, $p.Globbing, $p.Type.Name, $p.DefaultValue, $p.Description[0].Text -join '|'
            """;

        Assert.Equal(expected, standIn.Ask(script));
    }

    [Fact]
    public void Parameter_HiddenFromUsers_IsNowhere() => Assert.DoesNotContain("Hidden", File.ReadAllText(standIn.MamlPath), StringComparison.Ordinal);

    [Fact]
    public void LimitedValues_AreListed()
    {
        string values = standIn.Ask("(Get-Help Reset-StandIn -Parameter Kind).parameterValueGroup.parameterValue -join ','");

        Assert.Equal("Soft,Hard", values);
    }

    [Fact]
    public void AboutTopic_IsFoundAndKeepsWithinEightyColumns()
    {
        string text = standIn.Ask("Get-Help about_StandIn");

        Assert.Contains("TOPIC\n    about_StandIn", text, StringComparison.Ordinal);
        Assert.Contains("        Reset-StandIn 'M1065-LW'\n", text, StringComparison.Ordinal);
        Assert.Contains("    Kind  Meaning\n    Soft  keeps the address", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }
}
