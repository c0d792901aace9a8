using AxisOps.Core.Configuration;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Configuration;

/// <summary>What is asked for names, and what comes out.</summary>
public sealed class ParameterReadTests
{
    [Fact]
    public async Task Read_AsksOnlyTheGroupsNeeded_AndGivesWhatMatches()
    {
        ParameterTable device = new ParameterTable().With("A.B.One", "1").With("A.C.Two", "2").With("D.Three", "3");
        ParameterReading reading = await ReadAsync(device, "root.A.*.One", "D");
        Assert.Equal(["A.B.One=1", "D.Three=3"], reading.Parameters.Select(parameter => parameter.ToString()));
        Assert.Equal("/axis-cgi/param.cgi?action=list&group=A,D", Assert.Single(device.Session.Asked).Path);
        Assert.All(reading.Parameters, parameter => Assert.Equal(("192.0.2.7", "B8A44F000001", null), (parameter.Device, parameter.SerialNumber, parameter.Type)));
    }

    [Fact]
    public async Task WrongCase_IsForgivenWithOneMoreRequest_AndWhatIsMissingIsNamed()
    {
        ParameterTable device = new ParameterTable().With("A.B.One", "1");
        ParameterReading reading = await ReadAsync(device, "a.b.one", "A.None");
        Assert.Equal("A.B.One", Assert.Single(reading.Parameters).Name);
        Assert.Equal(["A.None"], reading.Missing);
        string message = ParameterReadOperation.Missing(device.Session.Target, "A.None").Message;
        Assert.All(["never had it", "replaced", "hardware", "role"], word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mask_IsNoValue_AndDefinitionsComeWhenAsked()
    {
        ParameterTable device = new ParameterTable().With("A.Key", "x", "<type writeonly=\"true\"><password maxlen=\"16\" /></type>")
            .With("A.Flag", "no", "<bool true=\"yes\" false=\"no\" />").With("A.N", "5", "<int min=\"1\" max=\"9\" />").With("A.Empty", string.Empty);
        ParameterReading reading = await ReadAsync(device, withDefinitions: true, "A");
        Dictionary<string, DeviceParameter> by = reading.Parameters.ToDictionary(parameter => parameter.Name);
        Assert.True(by["A.Key"] is { IsMasked: true, Value: null, Type: "password", MaximumLength: 16 });
        Assert.Equal(["yes", "no"], by["A.Flag"].AllowedValues!);
        Assert.True(by["A.N"] is { Minimum: 1, Maximum: 9, ReadOnly: false, SecurityLevel: "7766" });
        Assert.True(by["A.Empty"] is { Value: "", IsMasked: false });
        Assert.Null(reading.Note);
    }

    [Fact]
    public async Task DefinitionsThatAreRefused_AreANote_AndTheValuesStand()
    {
        var device = new ParameterTable { Definitions = SteppedSession.Reply("no", 403, "text/html") }.With("A.N", "5");
        ParameterReading reading = await ReadAsync(device, withDefinitions: true, "A");
        Assert.Equal("5", Assert.Single(reading.Parameters).Value);
        Assert.Contains("definitions", reading.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongValues_AreWhole_AndHoldNothingATerminalObeys()
    {
        ParameterTable device = new ParameterTable().With("A.Text", new string('x', 5000) + "\u001b[2J\u009b1m");
        Assert.Equal(new string('x', 5000) + "[2J1m", Assert.Single((await ReadAsync(device, "A")).Parameters).Value);
    }

    private static Task<ParameterReading> ReadAsync(ParameterTable device, params string[] names) => ReadAsync(device, withDefinitions: false, names);

    private static async Task<ParameterReading> ReadAsync(ParameterTable device, bool withDefinitions, params string[] names) =>
        (await ParameterReadOperation.Create(new ParameterSelection(names), withDefinitions)
            .RunAsync(device.Session, new Progress<string>(), TestContext.Current.CancellationToken)).Value!;
}
