namespace AxisOps.Core.Runs;

/// <summary>Looks for devices that are no longer where they were. What it finds is a claim until a session has proven it.</summary>
public interface IRunSearch
{
    /// <summary>Looks for devices: in the ranges first, and by announcements for those that are not there.</summary>
    /// <param name="serialNumbers">Their serial numbers, in normal form.</param>
    /// <param name="ranges">Address ranges; none to rely on announcements alone.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Where each may be now; those that were not seen are missing.</returns>
    Task<IReadOnlyDictionary<string, DiscoveredDevice>> FindAsync(IReadOnlyCollection<string> serialNumbers, IReadOnlyList<string> ranges, CancellationToken cancellationToken);
}
