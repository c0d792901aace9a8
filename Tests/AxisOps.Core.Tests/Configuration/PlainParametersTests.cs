using System.Text.Encodings.Web;
using System.Text.Json;
using AxisOps.Core.Configuration;
using AxisOps.Core.Runs;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Tests.Vapix;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests.Configuration;

/// <summary>
/// Which values a plan may hold. The list of names is made of what recorded devices show; after new recordings run the tests with AXISOPS_UPDATE_SNAPSHOTS=1,
/// look at what came in, and commit the file.
/// </summary>
public sealed class PlainParametersTests
{
    private const string About =
        "Parameters that are known to hold no secret: a recorded device shows the value to its administrator, or defines it as readable, and none masks it or calls it "
        + "a password. # stands for a number. Made of the parameter lists and definitions in Tests/Fixtures (sources and licences: THIRD-PARTY-NOTICES.md).";

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static string File => Path.Combine(Repository.Root, "src", "AxisOps.Core", "Configuration", "data", "plain-parameters.json");

    [Fact]
    public void List_IsWhatRecordedDevicesShow()
    {
        (HashSet<string> readable, HashSet<string> secret) = Recorded();
        string[] names =
        [
            .. readable.Except(secret, StringComparer.OrdinalIgnoreCase).Where(name => !new ParameterSetting(name, "x").IsSecret).Order(StringComparer.Ordinal),
        ];
        string expected = JsonSerializer.Serialize(new { about = About, parameters = names }, Form) + "\n";
        if (Environment.GetEnvironmentVariable("AXISOPS_UPDATE_SNAPSHOTS") == "1")
        {
            System.IO.File.WriteAllText(File, expected);
        }

        Assert.Equal(expected, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void WhatRecordedDevicesHide_IsInNoPlan()
    {
        (_, HashSet<string> secret) = Recorded();
        Assert.Superset(new HashSet<string> { "Notify.HTTP.ProxyPass", "Network.Wireless.W#.Key", "System.BoaProtViewer", "SNMP.InitialUserPasswd" }, secret);
        Assert.All(secret, name => AssertWithheld(name.Replace('#', '1')));
    }

    [Theory]
    [InlineData("SNMP.V1ReadCommunity", "hunter22")]
    [InlineData("Storage.S0.ExtraMountOptions", "hunter22")]
    [InlineData("MyApplication.Pin", "hunter22")]
    [InlineData("Notify.HTTP.URL", "http://someone:hunter22@192.0.2.1/")]
    [InlineData("MyApplication.Password", "yes")]
    public void TextThatMayBeASecret_IsInNoPlan(string name, string value) => AssertWithheld(name, value);

    [Theory]
    [InlineData("Network.SSH.Enabled", "no")]
    [InlineData("root.image.i7.text.string", "Gate 7")]
    [InlineData("Notify.HTTP.URL", "http://192.0.2.1/")]
    [InlineData("MyApplication.Enabled", "On")]
    [InlineData("MyApplication.Pin", "")]
    public void TextOfAKnownParameter_AndSwitches_AreInThePlan(string name, string value)
    {
        RunOperation operation = Operation(new ParameterSetting(name, value));
        Assert.Empty(operation.Secrets);
        Assert.Equal(value, operation.Arguments!.Value.GetProperty("settings")[0].GetProperty("value").GetString());
    }

    [Fact]
    public void Boolean_IsInThePlan_WhateverTheName()
    {
        RunOperation operation = Operation(new ParameterSetting("MyApplication.PasswordThrottling", true));
        Assert.Empty(operation.Secrets);
        Assert.True(operation.Arguments!.Value.GetProperty("settings")[0].GetProperty("flag").GetBoolean());
    }

    private static void AssertWithheld(string name, string value = "hunter22")
    {
        var setting = new ParameterSetting(name, value);
        Assert.DoesNotContain(value, setting.ToString(), StringComparison.Ordinal);
        RunOperation operation = Operation(setting);
        Assert.Equal(name, Assert.Single(operation.Secrets));
        Assert.DoesNotContain(value, operation.Arguments!.Value.GetRawText(), StringComparison.Ordinal);
    }

    private static RunOperation Operation(ParameterSetting setting) => ParameterWriteOperation.Create(new ParameterSettings([setting], allowsRisk: true), TimeProvider.System);

    private static (HashSet<string> Readable, HashSet<string> Secret) Recorded()
    {
        var readable = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var secret = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (RecordedAnswer answer in RecordedAnswer.All.Where(answer => answer.Asks("param.cgi") && answer.Status == 200))
        {
            if (answer.Action == "list")
            {
                foreach ((string name, string value) in ParamApi.Parse(answer.Reply(), RecordedParser.Call).Values.Where(pair => pair.Value.Length > 0))
                {
                    (DeviceText.IsMask(value) ? secret : readable).Add(PlainParameters.Generalize(name));
                }
            }
            else if (answer.Action == "listdefinitions")
            {
                foreach (ParameterDefinition definition in ParameterDefinitionsApi.Parse(answer.Reply(), RecordedParser.Call).Parameters.Values)
                {
                    (ParameterRules.IsSecret(definition) ? secret : readable).Add(PlainParameters.Generalize(definition.Name));
                }
            }
        }

        return (readable, secret);
    }
}
