using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Power;
using AxisOps.Core.Runs;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Power;

/// <summary>One restart, and what is said of it.</summary>
public sealed class RestartOperationTests
{
    private const string Yes = """{"apiVersion":"1.4","method":"reboot","data":{}}""";

    private static readonly RestartOptions Waiting = new() { Waits = true, WaitTimeout = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task Accepted_WithoutWaiting_IsASuccess_AfterOneRequest()
    {
        var device = new Script { Ready = _ => Says("a", 900) };
        FleetWork<DeviceResult> work = await RunAsync(device, new RestartOptions());
        Assert.Equal((Outcome.Succeeded, "restart accepted"), (work.Outcome, work.Value!.Detail));
        Assert.Equal(["systemready.cgi", "firmwaremanagement.cgi"], device.Asked);
        Assert.Equal(PropertyChangeState.Unknown, Assert.Single(work.Value.Changes).State);
    }

    [Fact]
    public async Task OldDevice_IsRestartedByTheClassicInterface_AndWaitedForUntilItsAccountWorks()
    {
        var device = new Script
        {
            Reboot = () => SteppedSession.Reply("<H1>404</H1>", 404, "text/html"),
            Account = look => look is 2 or 3 ? throw Script.Gone : look == 4 ? SteppedSession.Reply("no", 401, "text/html") : SteppedSession.Reply("root\nroot admin\n"),
        };
        FleetWork<DeviceResult> work = await RunAsync(device, Waiting);
        Assert.Equal(Outcome.Succeeded, work.Outcome);
        Assert.Single(device.Asked, "restart.cgi");
        Assert.Equal(5, device.Asked.Count(path => path == "usergroup.cgi"));
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12)), (work.Value!.DownTime, work.Value.Elapsed));
        Assert.Empty(work.Value.Changes);
    }

    [Fact]
    public async Task Waiting_EndsWhenAnotherBootIsReady()
    {
        var device = new Script { Ready = look => look switch { 0 or 1 => Says("a", 900 + look), 2 => throw Script.Gone, 3 => Says("b", 1, ready: "no"), _ => Says("b", 5) } };
        FleetWork<DeviceResult> work = await RunAsync(device, Waiting);
        Assert.Equal(Outcome.Succeeded, work.Outcome);
        Assert.Equal("BootId: Changed ('a' -> 'b')", Assert.Single(work.Value!.Changes).ToString());
        Assert.Equal(TimeSpan.FromSeconds(2), work.Value.DownTime);
    }

    [Theory]
    [InlineData("gone", Outcome.Unknown, "does not answer")]
    [InlineData("same", Outcome.Unknown, "not been seen to restart")]
    [InlineData("stranger", Outcome.Unknown, "not the device")]
    [InlineData("notready", Outcome.Failed, "not ready")]
    public async Task Waiting_InVain_SaysWhatIsTrue_AndWhereToLook(string what, Outcome outcome, string expected)
    {
        var device = new Script
        {
            Ready = look => (look, what) switch
            {
                (0, _) or (_, "same") => Says("a", 900 + look),
                (_, "gone") => throw Script.Gone,
                (_, "stranger") => throw new DeviceException(DeviceErrorKind.Untrusted, "another device answers"),
                _ => Says("b", look, ready: "no"),
            },
        };
        FleetWork<DeviceResult> work = await RunAsync(device, Waiting);
        Assert.Equal(outcome, work.Outcome);
        Assert.Contains(expected, work.Value!.Error, StringComparison.Ordinal);
        Assert.Contains("Test-Device 192.0.2.7", work.Value.RecommendedAction, StringComparison.Ordinal);
        Assert.InRange(work.Value.Elapsed!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70));
        Assert.Single(device.Asked, "firmwaremanagement.cgi");
    }

    [Fact]
    public async Task CutAnswer_IsSettledByLooking()
    {
        var device = new Script { Reboot = () => throw Script.Gone, Ready = look => look is 1 or 2 ? throw Script.Gone : Says(look == 0 ? "a" : "b", 900 - look) };
        Assert.Equal(Outcome.Succeeded, (await RunAsync(device, new RestartOptions())).Outcome);
        Assert.Single(device.Asked, "firmwaremanagement.cgi");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CutAnswer_OfADeviceThatIsNotSeenToRestart_IsUnknown(bool isDown)
    {
        var device = new Script { Reboot = () => throw Script.Gone, Ready = look => look > 0 && isDown ? throw Script.Gone : Says("a", 900 + look) };
        FleetWork<DeviceResult> work = await RunAsync(device, new RestartOptions());
        Assert.Equal((Outcome.Unknown, DeviceErrorKind.OutcomeUnknown), (work.Outcome, work.Error!.Kind));
        Assert.Contains("Find-Device", work.Value!.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WhileWaiting_SaysThatTheRestartWasAccepted()
    {
        using var stop = new CancellationTokenSource();
        var device = new Script { Ready = look => look < 2 ? Says("a", 900) : throw Stopped(stop) };
        FleetWork<DeviceResult> work = await RunAsync(device, Waiting, stop.Token);
        Assert.Equal(Outcome.Unknown, work.Outcome);
        Assert.Contains("was accepted", work.Value!.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailureBeforeTheRequest_IsNeverUnknown_AndMayBeRepeated()
    {
        var device = new Script { Ready = _ => throw Script.Gone };
        DeviceException error = await Assert.ThrowsAsync<DeviceException>(() => RunAsync(device, Waiting));
        Assert.Equal((DeviceErrorKind.Unreachable, true), (error.Kind, error.NothingWasSent));
        Assert.DoesNotContain("firmwaremanagement.cgi", device.Asked);
    }

    [Fact]
    public async Task Steps_AreOnRecordBeforeTheyHappen()
    {
        var steps = new RecordedSteps();
        var device = new Script { Ready = look => look == 0 ? Says("a", 900) : Says("b", 5) };
        device.Answering = program => steps.All.Add(program);
        await RunAsync(device, Waiting, steps);
        Assert.Equal(["systemready.cgi", "+restart LookFirst", "firmwaremanagement.cgi", "-restart", "+wait NoReturn"], steps.All.Take(5));
        Assert.Equal("-wait", steps.All[^1]);
    }

    [Fact]
    public async Task RequestThatIsRefused_EndsItsStepWithTheReason()
    {
        var steps = new RecordedSteps();
        var device = new Script { Ready = _ => Says("a", 900), Reboot = () => SteppedSession.Reply("no", 401, "text/html") };
        await Assert.ThrowsAsync<DeviceException>(() => RunAsync(device, Waiting, steps));
        Assert.StartsWith("-restart ", steps.All[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", true)]
    [InlineData("a", false)]
    public async Task InterruptedRequest_IsLookedAt_AndSentAgainOnlyWhereItDidNotHappen(string bootIdNow, bool happened)
    {
        var steps = new RecordedSteps { Interrupted = Interrupted("restart", "a") };
        var device = new Script { Ready = _ => Says(bootIdNow, 5000) };
        FleetWork<DeviceResult> work = await RunAsync(device, new RestartOptions(), steps);
        Assert.Equal(Outcome.Succeeded, work.Outcome);
        Assert.Equal(happened ? 0 : 1, device.Asked.Count(program => program == "firmwaremanagement.cgi"));
    }

    [Fact]
    public async Task InterruptedRequest_OfADeviceThatDoesNotTellItsStart_IsUnknown_AndNotSentAgain()
    {
        var steps = new RecordedSteps { Interrupted = Interrupted("restart", null) };
        var device = new Script();
        FleetWork<DeviceResult> work = await RunAsync(device, new RestartOptions(), steps);
        Assert.Equal((Outcome.Unknown, DeviceErrorKind.OutcomeUnknown), (work.Outcome, work.Error!.Kind));
        Assert.DoesNotContain("restart.cgi", device.Asked);
    }

    [Fact]
    public async Task InterruptedWait_GoesOnWaiting_AndNeverRestartsAgain()
    {
        var steps = new RecordedSteps { Interrupted = Interrupted("wait", "a") };
        var device = new Script { Ready = look => look < 3 ? Says("a", 5000) : Says("b", 5) };
        FleetWork<DeviceResult> work = await RunAsync(device, Waiting, steps);
        Assert.Equal(Outcome.Succeeded, work.Outcome);
        Assert.DoesNotContain("firmwaremanagement.cgi", device.Asked);
        Assert.Equal(["-wait"], steps.All);
    }

    [Fact]
    public async Task InterruptedWait_OfADeviceThatNeverRestarted_DoesNotClaimThatItDid()
    {
        var steps = new RecordedSteps { Interrupted = Interrupted("wait", "a") };
        var device = new Script { Ready = _ => Says("a", 5000) };
        FleetWork<DeviceResult> work = await RunAsync(device, Waiting, steps);
        Assert.Equal(Outcome.Unknown, work.Outcome);
        Assert.Empty(steps.All);
    }

    [Theory]
    [InlineData("restart", false)]
    [InlineData("restart", true)]
    [InlineData("wait", true)]
    public async Task StepThatAnEarlierProcessSawSucceed_IsNotDoneAgain(string step, bool waits)
    {
        var steps = new RecordedSteps
        {
            Earlier = [new FleetRunStep { Name = step, Safety = "LookFirst", BeganAt = default, EndedAt = DateTimeOffset.UnixEpoch, Facts = Interrupted(step, "a").Facts! }],
        };
        var device = new Script { Ready = _ => Says("b", 5) };
        FleetWork<DeviceResult> work = await RunAsync(device, waits ? Waiting : new RestartOptions(), steps);
        Assert.Equal(Outcome.Succeeded, work.Outcome);
        Assert.DoesNotContain("firmwaremanagement.cgi", device.Asked);
    }

    private static StepBegan Interrupted(string step, string? bootId)
    {
        var facts = new Dictionary<string, string> { ["at"] = "2020-01-01T00:00:00.0000000Z" };
        if (bootId is not null)
        {
            facts["bootId"] = bootId;
            facts["uptimeSec"] = "900";
        }

        return new StepBegan(1, step, step == "wait" ? RunStepSafety.NoReturn : RunStepSafety.LookFirst, facts);
    }

    private static DeviceReply Says(string bootId, int uptime, string ready = "yes") => SteppedSession.Reply(
        $$"""{"apiVersion":"1.4","method":"systemready","data":{"systemready":"{{ready}}","needsetup":"no","uptime":"{{uptime}}","bootid":"{{bootId}}"} }""",
        contentType: "application/json");

    private static OperationCanceledException Stopped(CancellationTokenSource stop)
    {
        stop.Cancel();
        return new OperationCanceledException(stop.Token);
    }

    private static Task<FleetWork<DeviceResult>> RunAsync(Script device, RestartOptions options, CancellationToken? token = null) =>
        RunAsync(device, options, new RecordedSteps(), token);

    private static Task<FleetWork<DeviceResult>> RunAsync(Script device, RestartOptions options, RecordedSteps steps, CancellationToken? token = null) =>
        RestartOperation.Create(options, new JumpingTime()).RunAsync(device.Session, steps, new Progress<string>(), token ?? TestContext.Current.CancellationToken);

    /// <summary>A device whose answers depend on how often it was looked at; 0 is the look before the restart.</summary>
    private sealed class Script
    {
        private int looks;
        private int accounts;

        public Script() => Session = new SteppedSession((request, _) => Answer(request.Path.Split('/', '?')[^1]));

        public static DeviceException Gone => new(DeviceErrorKind.Unreachable, "nothing answers");

        public SteppedSession Session { get; }

        public List<string> Asked { get; } = [];

        public Action<string>? Answering { get; set; }

        public Func<int, DeviceReply>? Ready { get; init; }

        public Func<DeviceReply> Reboot { get; init; } = () => SteppedSession.Reply(Yes, contentType: "application/json");

        public Func<int, DeviceReply> Account { get; init; } = _ => SteppedSession.Reply("root\nroot admin\n");

        private DeviceReply Answer(string program)
        {
            Asked.Add(program);
            Answering?.Invoke(program);
            return program switch
            {
                "systemready.cgi" => Ready?.Invoke(looks++) ?? SteppedSession.Reply("<H1>404</H1>", 404, "text/html"),
                "firmwaremanagement.cgi" => Reboot(),
                "restart.cgi" => SteppedSession.Reply("<HTML><BODY>Restarting</BODY></HTML>", contentType: "text/html"),
                _ => Account(++accounts),
            };
        }
    }
}
