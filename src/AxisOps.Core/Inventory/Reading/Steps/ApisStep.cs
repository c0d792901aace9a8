using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Which APIs there are, so that none is asked in vain. Tells no fact itself.</summary>
internal sealed class ApisStep : ReadingStep
{
    public override string Source => ApiDiscoveryApi.Name;

    public override IReadOnlyList<string> Facts => [];

    public override bool TellsAnybody => true;

    protected override string ApiId => "api-discovery";

    public override bool IsWanted(DeviceReading reading) => reading.Options.Wanted.Count > FactNames.Always.Length;

    // Without an account every API that discovery could rule out is not asked anyway.
    public override bool IsNeeded(DeviceReading reading) => reading.WithoutAccount is null;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        IReadOnlyList<DiscoveredApi> apis = await ApiDiscoveryApi.GetApiListAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Capabilities.Apis = apis.Count == 0 ? null : apis;
    }
}
