using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Whether the clock follows a server.</summary>
internal sealed class NtpStep : ReadingStep
{
    public override string Source => NtpApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.TimeSynchronized)];

    protected override string ApiId => "ntp";

    protected override bool NeedsAdministrator => true;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        NtpInfo info = await NtpApi.GetNTPInfoAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.TimeSynchronized), info.IsSynchronized, Source);
    }
}
