using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>A search that finds what a test says.</summary>
internal sealed class FoundDevices : IRunSearch
{
    public Dictionary<string, DiscoveredDevice> Found { get; } = [];

    public List<string> Asked { get; } = [];

    public Task<IReadOnlyDictionary<string, DiscoveredDevice>> FindAsync(IReadOnlyCollection<string> serialNumbers, IReadOnlyList<string> ranges, CancellationToken cancellationToken)
    {
        Asked.AddRange(serialNumbers);
        return Task.FromResult<IReadOnlyDictionary<string, DiscoveredDevice>>(Found);
    }
}
