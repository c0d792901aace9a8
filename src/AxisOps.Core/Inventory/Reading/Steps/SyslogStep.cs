using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Whom the device sends its log to, where parameters did not tell.</summary>
internal sealed class SyslogStep : ReadingStep
{
    public override string Source => RemoteSyslogApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.Syslog)];

    protected override string ApiId => "remote-syslog";

    protected override bool NeedsAdministrator => true;

    public override bool IsNeeded(DeviceReading reading) => reading.Lacks(nameof(AxisDevice.Syslog));

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        RemoteSyslog syslog = await RemoteSyslogApi.StatusAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        IEnumerable<DeviceSyslogServer> servers = syslog.Servers
            .Where(server => server.Address is not null)
            .Select(server => new DeviceSyslogServer(server.Address!, server.Port, server.Protocol, server.Severity));
        reading.Sheet.Set(nameof(AxisDevice.Syslog), new DeviceSyslog(syslog.IsEnabled, [.. servers]), Source);
    }
}
