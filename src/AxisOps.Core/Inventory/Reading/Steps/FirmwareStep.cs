using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>The image to go back to.</summary>
internal sealed class FirmwareStep : ReadingStep
{
    public override string Source => FirmwareManagementApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.RollbackImage)];

    protected override string ApiId => "fwmgr";

    protected override bool NeedsAdministrator => true;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        FirmwareStatus status = await FirmwareManagementApi.StatusAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(
            nameof(AxisDevice.RollbackImage),
            new RollbackImage(status.InactiveVersion, status.IsCommitted, status.TimeToRollback, status.LastUpgrade),
            Source);
    }
}
