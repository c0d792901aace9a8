using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using AxisOps.Core.Store;

namespace AxisOps.Core.Discovery.Files;

/// <summary>
/// The devices the fleet store knows, ordered by serial number. Sends nothing. Each filter is a pattern with <c>*</c> and <c>?</c>, without
/// regard to case; null lets everything pass.
/// </summary>
/// <param name="directory">The store.</param>
/// <param name="serialNumber">Of the serial number, in any spelling.</param>
/// <param name="address">Of the address or the host name.</param>
/// <param name="model">Of the model; a device without one does not match.</param>
public sealed class KnownDiscoverySource(IDeviceDirectory directory, string? serialNumber = null, string? address = null, string? model = null) : IDiscoverySource
{
    private readonly string? serialNumber = serialNumber?.Replace(":", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal);

    /// <summary>Gets patterns of the site, of which one must match; a device without a site matches none.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Gets patterns of tags, each of which must match a tag of the device.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <inheritdoc/>
    public async IAsyncEnumerable<DiscoveredDevice> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<KnownDevice> known = await Task.Run(directory.List, cancellationToken).ConfigureAwait(false);
        foreach (KnownDevice device in known.Where(Passes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new DiscoveredDevice
            {
                Address = device.Address,
                SerialNumber = device.SerialNumber,
                Model = device.Model,
                HostName = device.HostName,
                OsVersion = device.OsVersion,
                HttpPort = device.HttpPort,
                HttpsPort = device.HttpsPort,
                LastSeen = device.LastSeen,
                Site = device.Site,
                Tags = device.Tags,
                Origin = TargetOrigin.Recorded,
                Sightings = [new DiscoverySighting(DiscoveryProtocol.Known, device.Address, null)],
            };
        }
    }

    private static bool Matches(string? pattern, string? text) =>
        pattern is null || (text is not null && FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: true));

    private bool Passes(KnownDevice device) =>
        Matches(serialNumber, device.SerialNumber)
        && (Matches(address, device.Address) || Matches(address, device.HostName))
        && Matches(model, device.Model)
        && (Sites.Count == 0 || Sites.Any(site => Matches(site, device.Site)))
        && Tags.All(tag => device.Tags?.Any(text => Matches(tag, text)) == true);
}
