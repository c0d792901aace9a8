namespace AxisOps.Core.Discovery;

/// <summary>One way to find devices. A source reports every sighting as it comes; merging them by serial number is not its matter.</summary>
public interface IDiscoverySource
{
    /// <summary>Looks for devices until it is done or cancelled.</summary>
    /// <param name="cancellationToken">Ends the search; what was found stays found.</param>
    /// <returns>What was seen, in the order it was seen, with repetitions.</returns>
    IAsyncEnumerable<DiscoveredDevice> FindAsync(CancellationToken cancellationToken);
}
