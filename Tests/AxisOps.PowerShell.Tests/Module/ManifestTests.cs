using System.Collections;
using System.Management.Automation;
using System.Reflection;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Module;

public sealed class ManifestTests
{
    /// <summary>What Get-Verb lists, which the bare engine lacks: the constants it is made from.</summary>
    private static readonly string[] ApprovedVerbs =
    [
        .. typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: "System.Management.Automation", IsAbstract: true, IsSealed: true } && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static TheoryData<string> CmdletTypes => [.. StagedModule.CmdletTypes.Select(type => type.FullName!)];

    [Fact]
    public void Exports_AreExactlyTheCmdletClassesAndTheirAliases()
    {
        Hashtable manifest = Read();
        Assert.Equal(StagedModule.CmdletTypes.Select(NameOf).Order(StringComparer.Ordinal), Names(manifest["CmdletsToExport"]));
        Assert.Equal(
            StagedModule.CmdletTypes.SelectMany(type => type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Order(StringComparer.Ordinal),
            Names(manifest["AliasesToExport"]));
        Assert.Empty(Names(manifest["FunctionsToExport"]));
        Assert.Empty(Names(manifest["VariablesToExport"]));
        Assert.False(manifest.ContainsKey("DefaultCommandPrefix"));
    }

    [Fact]
    public void Manifest_IsValid_AndAsksForPowerShell76()
    {
        using var shell = Shell.WithoutModule();
        PSModuleInfo module = shell.Run($"Test-ModuleManifest '{StagedModule.Manifest}'").Single<PSModuleInfo>();
        Assert.Equal(new Version(7, 6), module.PowerShellVersion);
        Assert.Equal(["Core"], module.CompatiblePSEditions);
        Assert.Equal(module.Version.ToString(3), StagedModule.Commands.GetName().Version!.ToString(3));
    }

    [Theory]
    [MemberData(nameof(CmdletTypes))]
    public void Cmdlet_HasAnApprovedVerb_AndAnAliasWithTheProductInItsNoun(string typeName)
    {
        Type type = StagedModule.Commands.GetType(typeName, throwOnError: true)!;
        CmdletAttribute name = type.GetCustomAttribute<CmdletAttribute>()!;
        Assert.Contains(name.VerbName, ApprovedVerbs);
        string expected = $"{name.VerbName}-Axis{name.NounName}";
        Assert.Equal(expected, Assert.Single(type.GetCustomAttribute<AliasAttribute>()!.AliasNames));
    }

    [Theory]
    [MemberData(nameof(CmdletTypes))]
    public void Cmdlet_IsASealedClassOfItsName_WithAnOutputType(string typeName)
    {
        Type type = StagedModule.Commands.GetType(typeName, throwOnError: true)!;
        CmdletAttribute name = type.GetCustomAttribute<CmdletAttribute>()!;
        Assert.True(type.IsSealed);
        Assert.Equal($"{name.VerbName}{name.NounName}Command", type.Name);
        Assert.Matches(@"^AxisOps\.PowerShell\.Commands\.[A-Z][a-z]+$", type.Namespace);
        Assert.NotEmpty(type.GetCustomAttributes<OutputTypeAttribute>());
    }

    [Theory]
    [MemberData(nameof(CmdletTypes))]
    public void Cmdlet_ThatMakesChanges_SupportsWhatIf(string typeName)
    {
        CmdletAttribute name = StagedModule.Commands.GetType(typeName, throwOnError: true)!.GetCustomAttribute<CmdletAttribute>()!;
        string[] reading = [VerbsCommon.Get, VerbsCommon.Find, VerbsCommon.Watch, VerbsDiagnostic.Test, VerbsData.Compare];
        bool addsToSession = name is { VerbName: VerbsCommon.Add, NounName: "DeviceCredential" };
        Assert.Equal(!reading.Contains(name.VerbName) && !addsToSession, name.SupportsShouldProcess);
    }

    private static Hashtable Read()
    {
        using var shell = Shell.WithoutModule();
        shell.Runspace.SessionStateProxy.SetVariable("Text", File.ReadAllText(StagedModule.Manifest));
        return shell.Run("& ([scriptblock]::Create($Text))").Single<Hashtable>();
    }

    private static IEnumerable<string> Names(object? value) =>
        (value as IEnumerable ?? Array.Empty<object>()).Cast<object>().Select(item => item.ToString()!).Order(StringComparer.Ordinal);

    private static string NameOf(Type type)
    {
        CmdletAttribute name = type.GetCustomAttribute<CmdletAttribute>()!;
        return $"{name.VerbName}-{name.NounName}";
    }
}
