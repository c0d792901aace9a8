using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Cards and network shares. The list is older than API discovery; only the properties of older firmware can rule it out.</summary>
internal sealed class StorageStep : ReadingStep
{
    private const long Kilobyte = 1024;

    public override string Source => DisksApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.Storage)];

    public override Skip? WhySkip(DeviceReading reading) =>
        reading.Capabilities.HasStorage == false ? new Skip(FactState.NotSupported, "the device has no storage") : base.WhySkip(reading);

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        IReadOnlyList<DeviceDisk> list = await DisksApi.ListAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.Storage), list.Select(Describe).ToArray(), Source);
    }

    private static DeviceStorage Describe(DeviceDisk disk) =>
        new(disk.Id, disk.Status, Bytes(disk.TotalKilobytes), Bytes(disk.FreeKilobytes), disk.FileSystem, disk.IsEncryptionEnabled, disk.IsEncrypted);

    private static long? Bytes(long? kilobytes) => kilobytes is >= 0 and <= long.MaxValue / Kilobyte ? kilobytes * Kilobyte : null;
}
