using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

public sealed class DeviceProbingTests
{
    [Fact]
    public async Task TryProbePlainFirst_WhereHttpAnswers_MakesNoHandshake()
    {
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address });

        Assert.NotNull(await AskAsync(probe, areTold: true));

        Assert.Equal([("192.0.2.7", 80, (int?)null)], probe.Asked);
    }

    [Fact]
    public async Task TryProbePlainFirst_WhereHttpSaysNothing_AsksOverHttps()
    {
        var probe = new FakeProbe((address, http, _, _) => Task.FromResult(http is null ? new DiscoveredDevice { Address = address } : null));

        Assert.NotNull(await AskAsync(probe, areTold: true));

        Assert.Equal([("192.0.2.7", 80, null), ("192.0.2.7", (int?)null, (int?)443)], probe.Asked);
    }

    [Fact]
    public async Task TryProbePlainFirst_WhereThePortsAreAGuess_TriesBothAtOnce()
    {
        var probe = new FakeProbe(address => null);

        Assert.Null(await AskAsync(probe, areTold: false));

        Assert.Equal([("192.0.2.7", (int?)80, (int?)443)], probe.Asked);
    }

    private static Task<DiscoveredDevice?> AskAsync(FakeProbe probe, bool areTold) =>
        probe.TryProbePlainFirstAsync("192.0.2.7", 80, 443, areTold, TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None);
}
