using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Addresses and host name.</summary>
internal sealed class NetworkStep : ReadingStep
{
    public override string Source => NetworkSettingsApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [.. FactNames.Network, nameof(AxisDevice.Dot1X)];

    protected override string ApiId => "network-settings";

    protected override bool NeedsAdministrator => true;

    public override bool IsNeeded(DeviceReading reading) => Facts.Any(reading.Lacks);

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        NetworkInfo info = await NetworkSettingsApi.GetNetworkInfoAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        IEnumerable<string> told = info.Devices.SelectMany(device => device.Addresses).Select(address => address.ToString());
        string[] addresses = [.. told.Distinct(StringComparer.Ordinal)];
        reading.Sheet.Set(nameof(AxisDevice.HostName), info.HostName, Source);
        reading.Sheet.Set(nameof(AxisDevice.IPAddresses), addresses.Length == 0 ? null : addresses, Source);

        // Where the answer has no 802.1X, a parameter may tell.
        if (info.Devices.FirstOrDefault(device => device.PortAccess is not null)?.PortAccess is { } access)
        {
            var dot1X = new DeviceDot1X(access.IsEnabled, access.Status, access.Mode, access.ClientCertificate);
            reading.Sheet.Set(nameof(AxisDevice.Dot1X), dot1X, Source);
        }
    }
}
