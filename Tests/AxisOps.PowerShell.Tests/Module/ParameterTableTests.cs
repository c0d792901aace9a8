using System.Management.Automation;
using System.Text;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.TestKit;

namespace AxisOps.PowerShell.Tests.Module;

/// <summary>
/// Parameters are a contract with every script that uses them. ParameterTable.txt holds it; to change it deliberately, run the tests with
/// AXISOPS_UPDATE_SNAPSHOTS=1 and commit the file.
/// </summary>
public sealed class ParameterTableTests
{
    /// <summary>The words that mean the same everywhere, with the type they have.</summary>
    private static readonly Dictionary<string, Type> SharedWords = new(StringComparer.Ordinal)
    {
        ["Device"] = typeof(DeviceTarget[]),
        ["Credential"] = typeof(PSCredential),
        ["AllowHttp"] = typeof(SwitchParameter),
        ["TrustOnFirstUse"] = typeof(SwitchParameter),
        ["StorePath"] = typeof(string),
        ["ThrottleLimit"] = typeof(int),
        ["TimeoutSec"] = typeof(int),
        ["Force"] = typeof(SwitchParameter),
        ["PassThru"] = typeof(SwitchParameter),
    };

    private static string Snapshot => Path.Combine(Repository.Root, "Tests", "AxisOps.PowerShell.Tests", "Module", "ParameterTable.txt");

    [Fact]
    public void Parameters_AreThoseOfTheTable()
    {
        string actual = Describe();
        if (Environment.GetEnvironmentVariable("AXISOPS_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Snapshot, actual);
        }

        Assert.Equal(File.ReadAllText(Snapshot), actual);
    }

    [Fact]
    public void DeviceCmdlets_ShareTheFixedWords()
    {
        CmdletInfo[] onDevices = [.. Commands().Where(command => command.Parameters.ContainsKey("Device"))];
        Assert.NotEmpty(onDevices);
        string[] words = ["Device", "Credential", "AllowHttp", "TrustOnFirstUse", "StorePath", "ThrottleLimit", "TimeoutSec"];
        Assert.All(onDevices, command =>
        {
            Assert.Empty(words.Except(command.Parameters.Keys));
            ParameterMetadata device = command.Parameters["Device"];


            // What only looks may mean the whole fleet store where nothing is named.
            bool isMandatory = command.Name != "Watch-Device";
            Assert.All(device.ParameterSets.Values, set => Assert.True(set is { Position: 0, ValueFromPipeline: true } && set.IsMandatory == isMandatory));
        });
    }

    [Fact]
    public void SharedWords_HaveOneTypeEverywhere() => Assert.All(Commands(), command => Assert.All(
        command.Parameters.Values.Where(parameter => SharedWords.ContainsKey(parameter.Name)),
        parameter => Assert.Equal(SharedWords[parameter.Name], parameter.ParameterType)));

    [Fact]
    public void NoParameter_TakesAPasswordAsText() => Assert.All(Commands(), command => Assert.All(
        command.Parameters.Values,
        parameter => Assert.False(parameter.Name.Contains("Password", StringComparison.OrdinalIgnoreCase) && parameter.ParameterType == typeof(string))));

    private static CmdletInfo[] Commands()
    {
        using var shell = Shell.Open();
        return [.. shell.Run("Get-Command -Module AxisOps -CommandType Cmdlet").All<CmdletInfo>().OrderBy(command => command.Name, StringComparer.Ordinal)];
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (CmdletInfo command in Commands())
        {
            text.Append(command.Name).Append(" -> ").AppendJoin(", ", command.OutputType.Select(type => type.Name)).Append('\n');
            foreach (ParameterMetadata parameter in command.Parameters.Values
                .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            {
                text.Append("  -").Append(parameter.Name).Append(" <").Append(Short(parameter.ParameterType)).Append('>');
                if (parameter.Aliases.Count > 0)
                {
                    text.Append(" alias ").AppendJoin(", ", parameter.Aliases.Order(StringComparer.Ordinal));
                }

                text.Append('\n');
                foreach ((string name, ParameterSetMetadata set) in parameter.ParameterSets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    text.Append("    ").Append(name == ParameterAttribute.AllParameterSets ? "every set" : name)
                        .Append(set.IsMandatory ? ", mandatory" : string.Empty)
                        .Append(set.Position >= 0 ? FormattableString.Invariant($", position {set.Position}") : string.Empty)
                        .Append(set.ValueFromPipeline ? ", from the pipeline" : string.Empty)
                        .Append(set.ValueFromPipelineByPropertyName ? ", by property name" : string.Empty)
                        .Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Short(Type type) =>
        type.IsArray ? Short(type.GetElementType()!) + "[]" : Nullable.GetUnderlyingType(type) is { } inner ? inner.Name + "?" : type.Name;
}
