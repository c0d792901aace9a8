using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Watching;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Watching;

public sealed class StateReaderTests
{
    private const string Ready = "/axis-cgi/systemready.cgi";
    private const string Information = "/axis-cgi/basicdeviceinfo.cgi";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedSession session = new ScriptedSession("B8A44F000001")
        .Says(Information, """{"apiVersion":"1.0","data":{"propertyList":{"SerialNumber":"B8A44F000001","ProdNbr":"P3265-V","Version":"12.9.57"}}}""", anybody: true);

    private string boot = "one";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OfAReadyDevice_IsOneRequestARound_AndNeverACredential()
    {
        var reader = new StateReader(time);
        Answer("yes", "no", 100);
        DeviceState state = await reader.ReadAsync(session, Token);
        int first = session.Asked.Count;
        await reader.ReadAsync(session, Token);

        Assert.Equal(
            (DeviceCondition.Online, "B8A44F000001", "P3265-V", "12.9.57", "one", TimeSpan.FromSeconds(100)),
            (state.State, state.SerialNumber, state.Model, state.OsVersion?.ToString(), state.BootId, state.Uptime));
        Assert.Equal(TimeSpan.Zero, state.ClockOffset);
        Assert.Equal(first + 1, session.Asked.Count);
        Assert.Empty(session.AskedWithAccount);
    }

    [Theory]
    [InlineData("no", "no", DeviceCondition.Starting)]
    [InlineData("yes", "yes", DeviceCondition.NeedsSetup)]
    [InlineData("no", "yes", DeviceCondition.Starting)]
    public async Task Read_TellsStartingAndSetup(string ready, string setup, DeviceCondition expected)
    {
        Answer(ready, setup, 1);

        Assert.Equal(expected, (await new StateReader(time).ReadAsync(session, Token)).State);
    }

    [Fact]
    public async Task Read_AfterARestart_SaysSoOnce_AndAsksForTheVersionAgain()
    {
        var reader = new StateReader(time);
        Answer("yes", "no", 100);
        DeviceState before = await reader.ReadAsync(session, Token);
        boot = "two";
        Answer("yes", "no", 1);
        session.Says(Information, """{"apiVersion":"1.0","data":{"propertyList":{"SerialNumber":"B8A44F000001","ProdNbr":"P3265-V","Version":"12.11.77"}}}""", anybody: true);
        DeviceState after = await reader.ReadAsync(session, Token);

        Assert.True(after.Restarted);
        Assert.Equal("12.11.77", after.OsVersion?.ToString());
        Assert.True(StateReader.IsChange(before, after));
        Assert.False((await reader.ReadAsync(session, Token)).Restarted);
    }

    [Theory]
    [InlineData(DeviceErrorKind.Unreachable, DeviceCondition.Offline)]
    [InlineData(DeviceErrorKind.Untrusted, DeviceCondition.Untrusted)]
    [InlineData(DeviceErrorKind.Busy, DeviceCondition.Starting)]
    [InlineData(DeviceErrorKind.Protocol, DeviceCondition.Failing)]
    public async Task Read_OfADeviceThatFails_IsAState_AndKeepsItsTime(DeviceErrorKind kind, DeviceCondition expected)
    {
        var reader = new StateReader(time);
        session.EstablishFailure = new DeviceException(kind, $"{session.Target}: it failed.");
        DeviceState first = await reader.ReadAsync(session, Token);
        time.Advance(TimeSpan.FromMinutes(1));
        DeviceState second = await reader.ReadAsync(session, Token);

        Assert.Equal((expected, "it failed."), (first.State, first.Error));
        Assert.Equal((first.CheckedAt, TimeSpan.FromMinutes(1)), (second.Since, second.CheckedAt - second.Since));
        Assert.False(StateReader.IsChange(first, second));
    }

    [Fact]
    public async Task Read_OfADeviceWithoutThatInterface_AsksForASignOfLife()
    {
        var old = new ScriptedSession("00408C000001");
        var reader = new StateReader(time);
        Assert.Equal(DeviceCondition.Online, (await reader.ReadAsync(old, Token)).State);
        old.Asked.Clear();

        Assert.Equal(DeviceCondition.Online, (await reader.ReadAsync(old, Token)).State);
        Assert.Equal(["/axis-cgi/usergroup.cgi"], old.Asked);
        Assert.Empty(old.AskedWithAccount);
    }

    [Fact]
    public async Task Read_OfAClockInThePast_TellsHowFar()
    {
        Answer("yes", "no", 1);
        session.Clock = session.Now - TimeSpan.FromDays(3650);

        Assert.Equal(-3650, (await new StateReader(time).ReadAsync(session, Token)).ClockOffset!.Value.TotalDays, 0.01);
    }

    private void Answer(string ready, string setup, int uptime) => session.Says(
        Ready,
        $$$"""{"apiVersion":"1.4","data":{"systemready":"{{{ready}}}","needsetup":"{{{setup}}}","uptime":"{{{uptime}}}","bootid":"{{{boot}}}"}}""",
        anybody: true);
}
