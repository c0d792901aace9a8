using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>The accounts of ONVIF, which no other interface tells.</summary>
internal sealed class OnvifUsersStep : ReadingStep
{
    public override string Source => SoapApi.Path;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.OnvifUsers)];

    protected override bool NeedsAdministrator => true;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = await OnvifUsersApi.ListAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.OnvifUsers), names.ToArray(), Source);
    }
}
