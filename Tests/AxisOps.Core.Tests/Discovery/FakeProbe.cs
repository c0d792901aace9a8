using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

/// <summary>Answers for devices by a function, and keeps what it was asked.</summary>
internal sealed class FakeProbe(Func<string, int?, int?, CancellationToken, Task<DiscoveredDevice?>> answer) : IDeviceProbe
{
    private readonly List<(string Address, int? HttpPort, int? HttpsPort)> asked = [];
    private int running;

    public FakeProbe(Func<string, DiscoveredDevice?> answer)
        : this((address, _, _, _) => Task.FromResult(answer(address)))
    {
    }

    public IReadOnlyList<(string Address, int? HttpPort, int? HttpsPort)> Asked
    {
        get
        {
            lock (asked)
            {
                return [.. asked];
            }
        }
    }

    /// <summary>Gets how many questions were open at once, at most.</summary>
    public int Peak { get; private set; }

    public async Task<DiscoveredDevice?> ProbeAsync(string address, int? httpPort, int? httpsPort, CancellationToken cancellationToken)
    {
        lock (asked)
        {
            asked.Add((address, httpPort, httpsPort));
            Peak = Math.Max(Peak, ++running);
        }

        try
        {
            return await answer(address, httpPort, httpsPort, cancellationToken);
        }
        finally
        {
            lock (asked)
            {
                running--;
            }
        }
    }
}
