using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Settings that only parameters tell on every firmware, and network and time zone where the newer interfaces told nothing: one request.</summary>
internal sealed class SettingsStep : ReadingStep
{
    private static readonly string[] Groups =
    [
        "root.Network", "root.Time", "root.System.BoaPort", "root.System.BoaGroupPolicy", "root.HTTPS", "root.WebService.DiscoveryMode", "root.API.RemoteSyslog1",
    ];

    public override string Source => ParamApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [.. FactNames.Network, nameof(AxisDevice.TimeZone), .. SettingFacts.Names];

    public override bool IsNeeded(DeviceReading reading) => reading.Capabilities.Parameters is null && Facts.Any(reading.Lacks);

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        ParameterList list = await ParamApi.ListAsync(reading.Channel, Groups, cancellationToken).ConfigureAwait(false);
        reading.Capabilities.Parameters = list;
        ParameterFacts.KeepNetwork(reading.Sheet, list);
        ParameterFacts.KeepTime(reading.Sheet, list);
        SettingFacts.Keep(reading.Sheet, list);
    }
}
