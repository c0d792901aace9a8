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
            Remember(directory, session, result.Device);
            return result.Error is null
                ? FleetOutcome.Succeeded(result.Device) with { Interruption = result.Interruption }
                : FleetOutcome.Of(result.Error, result.Device);
        })
        {
            Describe = (target, session, work) => work.Error is { } error
                ? reader.Describe(target, session, error)
                : reader.Skipped(target, session, work.Reason ?? "skipped"),
        };
    }

    private static void Remember(IDeviceDirectory directory, IDeviceSession session, AxisDevice device)
    {
        if (session.Identity is { IsTrusted: true, SerialNumber: { } serial })
        {
            directory.Remember(new KnownDevice(serial, device.Address)
            {
                HttpPort = device.HttpPort,
                HttpsPort = device.HttpsPort,
                Model = device.Model,
                HostName = device.HostName,
                OsVersion = device.OsVersion,
                HttpsSeen = true,
                LastSeen = device.ReadAt,
            });
        }
    }
}
