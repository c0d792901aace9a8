using AxisOps.PowerShell.Watching;

namespace AxisOps.PowerShell.Tests.Watching;

public sealed class StateTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Draw_PutsProblemsFirst()
    {
        string[] expected =
        [
            "Device                State      Since    SerialNumber Model        Uptime   Latency  AXIS OS    Clock    Note",
            "192.0.2.3             Untrusted  2m05s    00408C000003 P5512        it says it is 00408C000009",
            "192.0.2.2             Offline    3h20m    B8A44F000002              port 443 refuses connections.",
            "192.0.2.4             NeedsSetup 5s       B8A44F000004 D4200-VE     10s      4 ms     12.9.57    ok",
            "192.0.2.1             Online     10d04h   B8A44F000001 P3265-V      1d02h    12 ms    12.11.77   -3650d0…",
            "1 Untrusted, 1 Offline, 1 NeedsSetup, 1 Online, 2 not asked yet | 12:00:00, Ctrl-C ends",
        ];

        Assert.Equal(expected, StateTable.Draw(Some(), 6, new TableSize(120, 24), Now, hasColour: false));
    }

    [Fact]
    public void Draw_WithoutRoom_CountsTheRest()
    {
        DeviceState[] states = [.. Enumerable.Range(1, 300).Select(i => State($"10.0.{i / 250}.{i % 250}", i <= 4 ? DeviceCondition.Offline : DeviceCondition.Online, TimeSpan.FromHours(1)))];
        IReadOnlyList<string> lines = StateTable.Draw(states, 300, new TableSize(80, 6), Now, hasColour: false);

        Assert.Equal(6, lines.Count);
        Assert.All(lines.Skip(1).Take(4), line => Assert.Contains(" Offline ", line, StringComparison.Ordinal));
        Assert.Equal("… and 296 more ok | 4 Offline, 296 Online | 12:00:00, Ctrl-C ends", lines[^1]);
        Assert.Contains("296 more ok, 1 more not ok", StateTable.Draw(states, 300, new TableSize(80, 5), Now, hasColour: false)[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(300)]
    public void Draw_NeverReachesTheEdge(int width) =>
        Assert.All(StateTable.Draw(Some(), 4, new TableSize(width, 24), Now, hasColour: false), line => Assert.InRange(line.Length, 1, Math.Max(width - 1, 20)));

    [Fact]
    public void Draw_MarksWhatChanged_AndPutsItBeforeWhatIsWell()
    {
        DeviceState[] states = [State("192.0.2.1", DeviceCondition.Online, TimeSpan.FromHours(1)), State("192.0.2.9", DeviceCondition.Online, TimeSpan.FromHours(1)) with { Restarted = true }];
        var changes = new Dictionary<string, DateTimeOffset> { ["192.0.2.9"] = Now - TimeSpan.FromSeconds(5) };
        IReadOnlyList<string> lines = StateTable.Draw(states, 2, new TableSize(120, 24), Now, hasColour: true, changes);

        Assert.StartsWith("\u001b[1m\u001b[32m192.0.2.9", lines[1], StringComparison.Ordinal);
        Assert.Contains("changed 5s ago, restarted", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\u001b[32m192.0.2.1", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("\u001b[32m192.0.2.1", StateTable.Draw(states, 2, new TableSize(120, 24), Now + TimeSpan.FromMinutes(2), hasColour: true, changes)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_OfHostileText_PassesNoControlCharacterOn()
    {
        DeviceState[] states = [State("192.0.2.1", DeviceCondition.Failing, TimeSpan.Zero) with { Model = "\u001b[2J\u202e漢", Error = "a\u0007\u009b\nb" }];

        Assert.All(StateTable.Draw(states, 1, new TableSize(120, 24), Now, hasColour: false), line => Assert.DoesNotContain(line, c => c is (< ' ' or > '~') and not '…'));
    }

    [Fact]
    public void Draw_OfNothing_SaysThatNobodyWasAskedYet() =>
        Assert.Equal("3 not asked yet | 12:00:00, Ctrl-C ends", StateTable.Draw([], 3, new TableSize(80, 24), Now, hasColour: false)[^1]);

    private static AxisOsVersion? Version(string text) => AxisOsVersion.TryParse(text, out AxisOsVersion? version) ? version : null;

    private static DeviceState State(string device, DeviceCondition condition, TimeSpan age) => new(device, condition, Now - age, Now);

    private static DeviceState[] Some() =>
    [
        State("192.0.2.1", DeviceCondition.Online, new TimeSpan(10, 4, 0, 0)) with
        {
            SerialNumber = "B8A44F000001",
            Model = "P3265-V",
            Uptime = TimeSpan.FromHours(26),
            Latency = TimeSpan.FromMilliseconds(12),
            OsVersion = Version("12.11.77"),
            ClockOffset = TimeSpan.FromDays(-3650),
        },
        State("192.0.2.2", DeviceCondition.Offline, TimeSpan.FromMinutes(200)) with { SerialNumber = "B8A44F000002", Error = "connecting to https://192.0.2.2:443 failed: port 443 refuses connections." },
        State("192.0.2.3", DeviceCondition.Untrusted, TimeSpan.FromSeconds(125)) with { SerialNumber = "00408C000003", Model = "P5512", Error = "it says it is 00408C000009" },
        State("192.0.2.4", DeviceCondition.NeedsSetup, TimeSpan.FromSeconds(5)) with
        {
            SerialNumber = "B8A44F000004",
            Model = "D4200-VE",
            Uptime = TimeSpan.FromSeconds(10),
            Latency = TimeSpan.FromMilliseconds(4),
            OsVersion = Version("12.9.57"),
            ClockOffset = TimeSpan.Zero,
        },
    ];
}
