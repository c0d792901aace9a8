using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Whether the clock follows a server, and which.</summary>
internal sealed class NtpStep : ReadingStep
{
    public override string Source => NtpApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.TimeSynchronized), nameof(AxisDevice.TimeServers)];

    protected override string ApiId => "ntp";

    protected override bool NeedsAdministrator => true;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        NtpInfo info = await NtpApi.GetNTPInfoAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.TimeSynchronized), info.IsSynchronized, Source);
        IReadOnlyList<string> servers = string.Equals(info.ServersSource, "DHCP", StringComparison.OrdinalIgnoreCase) ? info.AdvertisedServers : info.StaticServers;
        reading.Sheet.Set(nameof(AxisDevice.TimeServers), servers.ToArray(), Source);
        if (info.IsEnabled == true)
        {
            reading.Sheet.Set(nameof(AxisDevice.TimeSource), "NTP", Source);
        }
    }
}
