using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Has it started, since when, and is there an administrator. Also shows whether the device is of the age that answers JSON.</summary>
internal sealed class ReadinessStep : ReadingStep
{
    public override string Source => SystemReadyApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.Setup), nameof(AxisDevice.Uptime), nameof(AxisDevice.BootId)];

    public override bool TellsAnybody => true;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        try
        {
            SystemReady ready = await SystemReadyApi.ReadAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
            reading.Capabilities.SpeaksJson = true;
            SetupState? setup = ready.NeedsSetup switch
            {
                true => SetupState.NeedsSetup,
                false => SetupState.Configured,
                null => null,
            };
            reading.Sheet.Set(nameof(AxisDevice.Setup), setup, Source);
            reading.Sheet.Set(nameof(AxisDevice.Uptime), ready.Uptime, Source);
            reading.Sheet.Set(nameof(AxisDevice.BootId), ready.BootId, Source);
        }
        catch (DeviceException exception) when (exception.Kind == DeviceErrorKind.NotSupported)
        {
            reading.Capabilities.SpeaksJson = false;
            throw;
        }
    }
}
