using System.Runtime.CompilerServices;
using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

/// <summary>Reports given devices, then does what it is told: ends, fails or waits to be cancelled.</summary>
internal sealed class FakeSource(IEnumerable<DiscoveredDevice> devices, Exception? failure = null, bool stays = false) : IDiscoverySource
{
    /// <summary>Gets whether the search left it in order.</summary>
    public bool IsClosed { get; private set; }

    public async IAsyncEnumerable<DiscoveredDevice> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            foreach (DiscoveredDevice device in devices)
            {
                await Task.Yield();
                yield return device;
            }

            if (failure is not null)
            {
                throw failure;
            }

            if (stays)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }
        finally
        {
            IsClosed = true;
        }
    }
}
