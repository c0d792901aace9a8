using System.Net;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>How often a probe asks a peer that hangs up.</summary>
public sealed class ProbeRepeatTests
{
    [Fact]
    public async Task Probe_WhatAlwaysHangsUp_IsAskedTwiceAtMost()
    {
        await using var device = FakeDevice.Start(_ => FakeAnswer.HangUp());
        using var probe = new DeviceProbe(TimeProvider.System);

        Assert.Null(await ProbeAsync(probe, device));

        Assert.Equal((2, 2), (device.Requests.Count, device.ConnectionCount));
    }

    [Fact]
    public async Task Probe_WhatClosesAfterEachAnswer_IsAskedEverythingOnce()
    {
        await using var device = FakeDevice.Start(request => request.Path.Contains("root.Brand", StringComparison.Ordinal)
            ? FakeAnswer.Of(200, "root.Brand.Brand=AXIS\nroot.Brand.ProdNbr=M1011\n").Closing()
            : FakeAnswer.NotFound() with { Close = true });
        using var probe = new DeviceProbe(TimeProvider.System);

        Assert.Equal("M1011", (await ProbeAsync(probe, device))?.Model);

        Assert.Equal(3, device.Requests.Select(request => request.Path).Distinct().Count());
        Assert.Equal(3, device.Requests.Count);
    }

    private static Task<ProbedDevice?> ProbeAsync(DeviceProbe probe, FakeDevice device) =>
        probe.ProbeAsync(IPAddress.Loopback, null, device.Port, TimeSpan.FromSeconds(20), CancellationToken.None);
}
