namespace AxisOps.Core.Discovery;

/// <summary>Reads what a device tells anybody about itself in its UPnP description.</summary>
public interface IDeviceDescriber
{
    /// <summary>Reads a description. Whatever it says is a claim.</summary>
    /// <param name="address">The address that announced it; nothing is sent elsewhere.</param>
    /// <param name="location">The announced URL. One that names another host is not read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it says; null where it cannot be read or describes no Axis device.</returns>
    Task<DiscoveredDevice?> DescribeAsync(string address, string location, CancellationToken cancellationToken);
}
