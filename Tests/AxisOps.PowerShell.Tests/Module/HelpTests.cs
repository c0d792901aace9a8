using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Module;

public sealed class HelpTests
{
    public static TheoryData<string> Cmdlets => [.. StagedModule.CmdletTypes.Select(type => type.Name)];

    [Fact]
    public void Help_IsStaged() => Assert.True(File.Exists(StagedModule.Help), "The generated help is not in the staged module: " + StagedModule.Help);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Cmdlet_HasSynopsisDescriptionExampleAndDescribedParameters(string className)
    {
        Assert.SkipUnless(File.Exists(StagedModule.Help), "Help_IsStaged tells that there is none.");
        Type type = StagedModule.CmdletTypes.Single(candidate => candidate.Name == className);
        var name = (CmdletAttribute)Attribute.GetCustomAttribute(type, typeof(CmdletAttribute))!;
        string command = $"{name.VerbName}-{name.NounName}";
        using var shell = Shell.Open();
        PSObject help = Assert.Single(shell.Run($"Get-Help {command} -Full").AssertClean().Output);

        string? synopsis = Text(help, "Synopsis");
        Assert.False(string.IsNullOrWhiteSpace(synopsis) || synopsis.Contains(command, StringComparison.Ordinal), $"{command} has no synopsis.");
        Assert.False(string.IsNullOrWhiteSpace(Paragraphs(help.Properties["description"]?.Value)), $"{command} has no description.");
        PSObject[] examples = Children(help.Properties["examples"]?.Value, "example");
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.False(string.IsNullOrWhiteSpace(Text(example, "code"))));
        Assert.NotEmpty(Children(help.Properties["syntax"]?.Value, "syntaxItem"));

        Dictionary<string, PSObject> described = Children(help.Properties["parameters"]?.Value, "parameter").ToDictionary(item => Text(item, "name")!);
        foreach (string parameter in OwnParameters(shell, command))
        {
            Assert.True(described.TryGetValue(parameter, out PSObject? page), $"{command} -{parameter} is not in the help.");
            Assert.False(string.IsNullOrWhiteSpace(Paragraphs(page.Properties["description"]?.Value)), $"{command} -{parameter} is not described.");
        }
    }

    private static IEnumerable<string> OwnParameters(Shell shell, string command) =>
        shell.Run($"(Get-Command {command}).Parameters.Keys").All<string>()
            .Except([.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters]);

    private static PSObject[] Children(object? parent, string name) =>
        parent is null ? [] : PSObject.AsPSObject(parent).Properties[name]?.Value switch
        {
            null => [],
            PSObject { BaseObject: object[] many } => [.. many.Select(PSObject.AsPSObject)],
            object[] many => [.. many.Select(PSObject.AsPSObject)],
            var one => [PSObject.AsPSObject(one)],
        };

    private static string? Text(PSObject item, string name) => item.Properties[name]?.Value?.ToString()?.Trim();

    private static string Paragraphs(object? description) => description switch
    {
        null => string.Empty,
        PSObject { BaseObject: object[] many } => Paragraphs(many),
        object[] many => string.Join(' ', many.Select(item => Text(PSObject.AsPSObject(item), "Text") ?? item.ToString())),
        var one => Text(PSObject.AsPSObject(one), "Text") ?? one.ToString()!,
    };
}
