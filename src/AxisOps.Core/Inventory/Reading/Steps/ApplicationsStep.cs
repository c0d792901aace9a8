using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>The installed applications. The list is older than its entry in API discovery, so discovery does not decide.</summary>
internal sealed class ApplicationsStep : ReadingStep
{
    public override string Source => ApplicationsApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.Applications)];

    public override Skip? WhySkip(DeviceReading reading) =>
        reading.Capabilities.HasApplications == false ? new Skip(FactState.NotSupported, "the device runs no applications") : base.WhySkip(reading);

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        IReadOnlyList<InstalledApplication> list = await ApplicationsApi.ListAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.Applications), list.Select(item => item.Application).ToArray(), Source);
    }
}
