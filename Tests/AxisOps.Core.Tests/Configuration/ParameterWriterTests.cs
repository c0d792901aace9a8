using AxisOps.Core.Configuration;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Configuration;

/// <summary>What is sent to a device, and what is said of each parameter afterwards.</summary>
public sealed class ParameterWriterTests
{
    private const string Bool = "<bool true=\"yes\" false=\"no\" />";
    private const string Secret = "<password maxlen=\"16\" />";

    [Fact]
    public async Task ValuesThatAreThereAlready_AreNotSent()
    {
        ParameterTable device = new ParameterTable().With("A.Flag", "yes", Bool).With("A.Number", "07", "<int />");
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Flag", "YES"), ("A.Number", "7"));
        Assert.Empty(device.Updates);
        Assert.Equal(Outcome.Unchanged, work.Outcome);
        Assert.All(work.Value!.Changes, change => Assert.Equal(PropertyChangeState.Unchanged, change.State));
    }

    [Fact]
    public async Task Differences_GoInOneForm_AndAreReadBack()
    {
        ParameterTable device = new ParameterTable().With("A.Flag", "no", Bool).With("A.Text", "old").With("A.Same", "x");
        FleetWork<DeviceResult> work = await SetAsync(device, ("a.flag", "YES"), ("A.Text", "caf\u00e9 & more=1"), ("A.Same", "x"));
        Assert.Equal("action=update&root.A.Flag=yes&root.A.Text=caf%E9%20%26%20more%3D1", Assert.Single(device.Updates));
        Assert.Equal((Outcome.Succeeded, null), (work.Outcome, work.Error));
        Assert.Equal(
            ["A.Flag: Changed ('no' -> 'yes')", "A.Text: Changed ('old' -> 'caf\u00e9 & more=1')", "A.Same: Unchanged ('x')"],
            work.Value!.Changes.Select(change => change.ToString()));
    }

    [Fact]
    public async Task ValuesAgainstTheDefinition_AndMissingParameters_AreRefusedUnsent_AndTheOthersAreSet()
    {
        ParameterTable device = new ParameterTable().With("A.Flag", "no", Bool).With("A.Fixed", "1", "<type readonly=\"true\"><int /></type>").With("A.Good", "old");
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Flag", "perhaps"), ("A.Fixed", "2"), ("A.None", "x"), ("A.Good", "new"));
        Assert.Equal("action=update&root.A.Good=new", Assert.Single(device.Updates));
        Assert.Equal((Outcome.Failed, DeviceErrorKind.Rejected), (work.Outcome, work.Error!.Kind));
        Assert.Equal(
            [PropertyChangeState.Refused, PropertyChangeState.Refused, PropertyChangeState.Refused, PropertyChangeState.Changed],
            work.Value!.Changes.Select(change => change.State));
        Assert.Contains("role", work.Value.Changes[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorLine_RefusesItsParameterAlone()
    {
        ParameterTable device = new ParameterTable().With("A.One", "1").With("A.Two", "2");
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.One", "bad"), ("A.Two", "3"));
        Assert.Single(device.Updates);
        Assert.Equal(Outcome.Failed, work.Outcome);
        Assert.Equal(
            ["A.One: Refused ('1', not 'bad'), the device did not take it", "A.Two: Changed ('2' -> '3')"],
            work.Value!.Changes.Select(change => change.ToString()));
    }

    [Fact]
    public async Task ValueThatReadsBackAsAnother_IsRefused_WithTheValueRead()
    {
        var device = new ParameterTable().With("A.Text", "old");
        device.AfterUpdate = _ =>
        {
            device["A.Text"] = "something else";
            return null;
        };
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Text", "new"));
        PropertyChange change = Assert.Single(work.Value!.Changes);
        Assert.Equal((Outcome.Failed, PropertyChangeState.Refused, "something else", "new"), (work.Outcome, change.State, change.After, change.Requested));
    }

    [Fact]
    public async Task ValueThatTakesAMoment_IsReadAgain()
    {
        ParameterTable device = new ParameterTable().With("A.Text", "old");
        int lists = 0;
        device.BeforeList = updates => updates == 1 && ++lists == 1 ? SteppedSession.Reply("root.A.Text=old\n") : null;
        Assert.Equal(Outcome.Succeeded, (await SetAsync(device, ("A.Text", "new"))).Outcome);
        Assert.Equal((2, 1), (lists, device.Updates.Count));
    }

    [Fact]
    public async Task BatchThatIsAnswered401_IsConfirmedByARead_AndSentOneByOne()
    {
        ParameterTable device = new ParameterTable().With("A.One", "1").With("A.Fixed", "f").With("A.Two", "2");
        device.BeforeUpdate = (_, form) => form.Contains("A.Fixed", StringComparison.Ordinal) ? SteppedSession.Reply("no", 401, "text/html") : null;
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.One", "10"), ("A.Fixed", "g"), ("A.Two", "20"));
        Assert.Equal(4, device.Updates.Count);
        Assert.Equal(("10", "f", "20"), (device["A.One"], device["A.Fixed"], device["A.Two"]));
        Assert.Equal(
            [PropertyChangeState.Changed, PropertyChangeState.Refused, PropertyChangeState.Changed],
            work.Value!.Changes.Select(change => change.State));
        Assert.Contains("401", work.Value.Changes[1].Reason, StringComparison.Ordinal);
        Assert.Equal((Outcome.Failed, DeviceErrorKind.Rejected), (work.Outcome, work.Error!.Kind));
    }

    [Fact]
    public async Task BatchThatIsAnswered401_BecauseTheAccountIsRefused_IsNotSentAgain()
    {
        ParameterTable device = new ParameterTable().With("A.One", "1").With("A.Two", "2");
        device.BeforeUpdate = (_, _) => SteppedSession.Reply("no", 401, "text/html");
        device.Account = () => throw device.Session.Failure(DeviceErrorKind.Unauthorized);
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.One", "10"), ("A.Two", "20"));
        Assert.Single(device.Updates);
        Assert.Equal((Outcome.Failed, DeviceErrorKind.Unauthorized), (work.Outcome, work.Error!.Kind));
        Assert.All(work.Value!.Changes, change => Assert.Equal(PropertyChangeState.Refused, change.State));
    }

    [Fact]
    public async Task ManyRefusalsOneByOne_EndBeforeTheDeviceBlocksThisComputer()
    {
        var device = new ParameterTable();
        (string, string)[] settings = [.. Enumerable.Range(10, 30).Select(i => ($"A.P{i}", "new"))];
        foreach ((string name, _) in settings)
        {
            device.With(name, "old");
        }

        device.BeforeUpdate = (_, _) => SteppedSession.Reply("no", 401, "text/html");
        FleetWork<DeviceResult> work = await SetAsync(device, settings);
        Assert.InRange(device.Updates.Count, 2, 9);
        Assert.All(work.Value!.Changes, change => Assert.Equal(PropertyChangeState.Refused, change.State));
        Assert.Contains("not sent", work.Value.Changes[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostAnswer_OfAChangeThatTookEffect_IsSettledByReadingBack()
    {
        ParameterTable device = new ParameterTable().With("A.Text", "old");
        device.AfterUpdate = _ => throw device.Session.Failure(DeviceErrorKind.Unreachable);
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Text", "new"));
        Assert.Equal((Outcome.Succeeded, 1), (work.Outcome, device.Updates.Count));
    }

    [Fact]
    public async Task LostRequest_ThatDidNotTakeEffect_IsSentOnceMore()
    {
        ParameterTable device = new ParameterTable().With("A.Text", "old");
        device.BeforeUpdate = (number, _) => number == 1 ? throw device.Session.Failure(DeviceErrorKind.Unreachable) : null;
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Text", "new"));
        Assert.Equal((Outcome.Succeeded, 2, "new"), (work.Outcome, device.Updates.Count, device["A.Text"]));
    }

    [Fact]
    public async Task LostAnswer_ThatCannotBeReadBack_IsUnknown_WithTheCommandToFindOut()
    {
        ParameterTable device = new ParameterTable().With("A.Text", "old");
        device.AfterUpdate = _ => throw device.Session.Failure(DeviceErrorKind.Timeout);
        device.BeforeList = updates => updates > 0 ? throw device.Session.Failure(DeviceErrorKind.Unreachable) : null;
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Text", "new"));
        Assert.Equal((Outcome.Unknown, DeviceErrorKind.OutcomeUnknown), (work.Outcome, work.Error!.Kind));
        Assert.Equal(PropertyChangeState.Unknown, Assert.Single(work.Value!.Changes).State);
        Assert.Contains("Get-DeviceParameter 192.0.2.7 -Name A.Text", work.Value.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(device.Updates);
    }

    [Fact]
    public async Task RequestOfWhichNothingWasSent_IsForTheExecutorToRepeat()
    {
        ParameterTable device = new ParameterTable().With("A.Text", "old");
        device.BeforeUpdate = (_, _) => throw device.Session.Failure(DeviceErrorKind.Unreachable, nothingWasSent: true);
        DeviceException error = await Assert.ThrowsAsync<DeviceException>(() => SetAsync(device, ("A.Text", "new")));
        Assert.True(error.NothingWasSent);
    }

    [Fact]
    public async Task LaterAttempt_CallsTheChangesOfTheFirstChanged()
    {
        ParameterTable device = new ParameterTable().With("A.Text", "old");
        await SetAsync(device, ("A.Text", "new"));
        FleetWork<DeviceResult> again = await SetAsync(device, ("A.Text", "new"));
        Assert.Equal((Outcome.Succeeded, 1), (again.Outcome, device.Updates.Count));
        Assert.Equal("A.Text: Changed ('old' -> 'new')", Assert.Single(again.Value!.Changes).ToString());
    }

    [Fact]
    public async Task Stop_AfterSending_IsUnknown()
    {
        using var stop = new CancellationTokenSource();
        ParameterTable device = new ParameterTable().With("A.Text", "old");
        device.AfterUpdate = _ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        };
        FleetWork<DeviceResult> work = await SetAsync(device, stop.Token, new ParameterSetting("A.Text", "new"));
        Assert.Equal(Outcome.Unknown, work.Outcome);
    }

    [Fact]
    public async Task Secret_IsSentAndStandsNowhere_AndCountsAsChangedWhenAccepted()
    {
        ParameterTable device = new ParameterTable().With("A.Key", "former", Secret);
        FleetWork<DeviceResult> work = await SetAsync(device, TestContext.Current.CancellationToken, new ParameterSetting("A.Key", "hunter22", isSecret: true));
        Assert.Equal(("hunter22", Outcome.Succeeded), (device["A.Key"], work.Outcome));
        PropertyChange change = Assert.Single(work.Value!.Changes);
        Assert.True(change is { IsMasked: true, State: PropertyChangeState.Changed, Before: null, After: null, Requested: null });
        Assert.DoesNotContain("hunter22", $"{change} {work.Value} {work.Value.Detail} {device.Session.Asked[^1].Path}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A.Key")]
    [InlineData("A.Text")]
    public async Task SecretThatIsRefused_StandsInNoReason(string name)
    {
        ParameterTable device = new ParameterTable().With("A.Key", "former", Secret).With("A.Text", "old");
        FleetWork<DeviceResult> work = await SetAsync(device, TestContext.Current.CancellationToken, new ParameterSetting(name, "bad-hunter22", isSecret: true));
        Assert.Equal(Outcome.Failed, work.Outcome);
        PropertyChange change = Assert.Single(work.Value!.Changes);
        Assert.Equal(PropertyChangeState.Refused, change.State);
        Assert.DoesNotContain("hunter22", $"{change} {work.Value} {work.Error} {work.Value.Error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A.Key", Secret, true, 200)]
    [InlineData("A.Pin", "<string />", false, 200)]
    [InlineData("A.Pin", "<string />", false, 400)]
    [InlineData("A.Pin", "<string />", false, 403)]
    [InlineData("A.Pin", "<string />", false, 404)]
    [InlineData("A.Pin", "<string />", false, 409)]
    public async Task AnswerThatRepeatsWhatWasSent_IsNotShown_WhereThatMayBeASecret(string name, string type, bool isSecret, int status)
    {
        ParameterTable device = new ParameterTable().With(name, "former", type);
        device.BeforeUpdate = (_, _) => SteppedSession.Reply($"<html><body>Request failed: root.{name}=hunter22</body></html>", status, "text/html");
        FleetWork<DeviceResult> work = await SetAsync(device, TestContext.Current.CancellationToken, new ParameterSetting(name, "hunter22", isSecret));
        Assert.NotEqual(Outcome.Succeeded, work.Outcome);
        Assert.DoesNotContain("hunter22", $"{work.Error} {work.Value!.Error} {work.Value}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeviceWithoutDefinitions_DecidesForItself()
    {
        ParameterTable device = new ParameterTable().With("A.Flag", "no", Bool).With("A.Text", "old");
        device.Definitions = SteppedSession.Reply("no", 401, "text/html");
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Flag", "NO"), ("A.Text", "bad"));
        Assert.Equal("action=update&root.A.Text=bad", Assert.Single(device.Updates));
        Assert.Equal([PropertyChangeState.Unchanged, PropertyChangeState.Refused], work.Value!.Changes.Select(change => change.State));
        Assert.Contains("not checked", work.Value.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextOfADevice_IsFitForATerminal()
    {
        ParameterTable device = new ParameterTable().With("A.Text", "\u001b[31mred\u009b2J");
        FleetWork<DeviceResult> work = await SetAsync(device, ("A.Text", "new"));
        Assert.DoesNotContain($"{work.Value!.Changes[0]}", char.IsControl);
    }

    [Theory]
    [InlineData(true, "1 unchanged; this run had begun to set them when it was interrupted")]
    [InlineData(false, "1 unchanged; set by this run before it was interrupted")]
    public async Task ValuesThatAreThereAfterAnInterruption_AreNotClaimedToHaveBeenThereBefore(bool isOpen, string detail)
    {
        ParameterTable device = new ParameterTable().With("A.Flag", "yes", Bool);
        var steps = new RecordedSteps
        {
            Interrupted = isOpen ? new StepBegan(1, "set parameters", RunStepSafety.Repeatable, null) : null,
            Earlier = isOpen ? [] : [new FleetRunStep { Name = "set parameters", Safety = "Repeatable", BeganAt = DateTimeOffset.UnixEpoch, EndedAt = DateTimeOffset.UnixEpoch }],
        };
        FleetWork<DeviceResult> work = await ParameterWriteOperation.Create(new ParameterSettings([new ParameterSetting("A.Flag", "yes")], allowsRisk: false), new JumpingTime())
            .RunAsync(device.Session, steps, new Progress<string>(), TestContext.Current.CancellationToken);
        Assert.Empty(device.Updates);
        Assert.Equal((Outcome.Succeeded, detail), (work.Outcome, work.Value!.Detail));
        Assert.Equal(isOpen ? ["-set parameters"] : [], steps.All);
    }

    private static Task<FleetWork<DeviceResult>> SetAsync(ParameterTable device, params (string Name, string Value)[] settings) =>
        SetAsync(device, TestContext.Current.CancellationToken, [.. settings.Select(setting => new ParameterSetting(setting.Name, setting.Value))]);

    private static Task<FleetWork<DeviceResult>> SetAsync(ParameterTable device, CancellationToken cancellationToken, params ParameterSetting[] settings) =>
        ParameterWriteOperation.Create(new ParameterSettings(settings, allowsRisk: false), new JumpingTime())
            .RunAsync(device.Session, new RecordedSteps(), new Progress<string>(), cancellationToken);
}
