using AxisOps.Core.Fleet;
using AxisOps.Core.Inventory;

namespace AxisOps.Core.Tests.Inventory;

public sealed class DeviceTesterTests
{
    [Fact]
    public void SecondMention_HasFourOpenAnswers_AndNoFailure()
    {
        var target = new DeviceTarget("192.0.2.7");
        var skipped = new FleetWork<IReadOnlyList<DeviceTestResult>>(Outcome.Skipped, null, Reason: "the same device as 192.0.2.7");

        IReadOnlyList<DeviceTestResult> lines = DeviceTester.Operation().Describe!(target, null, skipped)!;

        Assert.Equal([DeviceCheck.Reachable, DeviceCheck.Ready, DeviceCheck.Identity, DeviceCheck.Credential], lines.Select(line => line.Check));
        Assert.All(lines, line => Assert.Equal(((bool?)null, "skipped: the same device as 192.0.2.7"), (line.Passed, line.Detail)));
    }

    [Fact]
    public void DeviceThatNeverAnswered_FailsTheFirstQuestion()
    {
        FleetWork<IReadOnlyList<DeviceTestResult>> failed =
            FleetOutcome.Of<IReadOnlyList<DeviceTestResult>>(new DeviceException(DeviceErrorKind.Unreachable, "refused", "Is it on?"));

        IReadOnlyList<DeviceTestResult> lines = DeviceTester.Operation().Describe!(new DeviceTarget("192.0.2.7"), null, failed)!;

        Assert.Equal([false, null, null, null], lines.Select(line => line.Passed));
        Assert.Equal("refused. Is it on?", lines[0].Detail);
    }
}
