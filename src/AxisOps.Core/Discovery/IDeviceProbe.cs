namespace AxisOps.Core.Discovery;

/// <summary>Asks one address without credentials whether an Axis device answers there, and what it tells anonymously.</summary>
public interface IDeviceProbe
{
    /// <summary>Asks one address. Whatever answers is a claim, not an identity.</summary>
    /// <param name="address">An IP address, with its scope where link-local, or a name.</param>
    /// <param name="httpPort">The port of plain HTTP; null when it is not to be tried.</param>
    /// <param name="httpsPort">The port of HTTPS; null when it is not to be tried. Equal to <paramref name="httpPort"/> when the scheme spoken there is not known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The device, its ports being those that answered; null when nothing answers or what answers is no Axis device.</returns>
    Task<DiscoveredDevice?> ProbeAsync(string address, int? httpPort, int? httpsPort, CancellationToken cancellationToken);
}
