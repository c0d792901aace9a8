using AxisOps.Core.Fleet;
using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;

namespace AxisOps.Core.Inventory;

/// <summary>Reads devices as a fleet operation, and keeps in the store what is now known of those whose identity is sure.</summary>
public static class DeviceInventory
{
    /// <summary>Makes the operation.</summary>
    /// <param name="directory">Where known devices are kept.</param>
    /// <param name="options">What to read.</param>
    /// <param name="time">The clock.</param>
    /// <returns>An operation whose result is one object a device, whatever the outcome.</returns>
    public static FleetOperation<AxisDevice> Operation(IDeviceDirectory directory, DeviceReadOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(options);
        var reader = new DeviceReader(time);
        return new("reading", OperationSafety.Read, async (session, progress, cancellationToken) =>
        {
            DeviceReadResult result = await reader.ReadAsync(session, options, cancellationToken).ConfigureAwait(false);
            Remember(directory, session, result);
            AxisDevice device = Labelled(directory, session.Target, result.Device);
            return result.Error is null
                ? FleetOutcome.Succeeded(device) with { Interruption = result.Interruption }
                : FleetOutcome.Of(result.Error, device);
        })
        {
            Describe = (target, session, work) => Labelled(directory, target, work.Error is { } error
                ? reader.Describe(target, session, error)
                : reader.Skipped(target, session, work.Reason ?? "skipped")),
        };
    }

    /// <summary>A store that cannot be asked at this moment costs labels, never the reading.</summary>
    private static KnownDevice? Find(IDeviceDirectory directory, string serial)
    {
        try
        {
            return directory.Find(serial);
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private static void Remember(IDeviceDirectory directory, IDeviceSession session, DeviceReadResult result)
    {
        if (session.Identity is { IsTrusted: true, SerialNumber: { } serial })
        {
            AxisDevice device = result.Device;

            // What a row says of one device must not stick to another that answers at its address.
            bool isMeant = result.Error?.Kind != DeviceErrorKind.Untrusted && (session.Target.SerialNumber ?? serial) == serial;
            directory.Remember(new KnownDevice(serial, device.Address)
            {
                HttpPort = device.HttpPort,
                HttpsPort = device.HttpsPort,
                Model = device.Model,
                HostName = device.HostName,
                OsVersion = device.OsVersion,
                HttpsSeen = true,
                LastSeen = device.ReadAt,
                Site = isMeant ? session.Target.Site : null,
                Tags = isMeant ? session.Target.Tags : null,
            });
        }
    }

    /// <summary>
    /// Site and tags as the target tells them, else as the store does. Those of the target count for the device that was meant; one that answered in
    /// its place has only what the store knows of it.
    /// </summary>
    private static AxisDevice Labelled(IDeviceDirectory directory, DeviceTarget target, AxisDevice device)
    {
        bool isMeant = target.SerialNumber is null || device.SerialNumber is null || target.SerialNumber == device.SerialNumber;
        KnownDevice? known = device.SerialNumber is { } serial ? Find(directory, serial) : null;
        string? site = DeviceLabels.Site((isMeant ? target.Site : null) ?? known?.Site);
        IReadOnlyList<string> tags = DeviceLabels.Tags((isMeant ? target.Tags : null) ?? known?.Tags ?? []);
        return string.IsNullOrEmpty(site) && tags.Count == 0 ? device : device.WithLabels(string.IsNullOrEmpty(site) ? null : site, tags);
    }
}
