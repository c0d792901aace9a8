using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Everything a device of the time before JSON tells, in one request; the fallback for identity where JSON tells none.</summary>
internal sealed class ParameterStep : ReadingStep
{
    private static readonly string[] Groups =
    [
        "root.Brand", "root.Properties", "root.Network", "root.Time", "root.System.RootPwdSet", "root.System.BoaPort", "root.System.BoaGroupPolicy", "root.HTTPS",
    ];

    public override string Source => ParamApi.Name;

    public override IReadOnlyList<string> Facts => FactNames.Identity;

    public override bool TellsAnybody => true;

    public override bool IsNeeded(DeviceReading reading) => !FactNames.Required.All(reading.Sheet.Has);

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        ParameterList list = await ParamApi.ListAsync(reading.Channel, Groups, cancellationToken).ConfigureAwait(false);
        reading.Capabilities.Parameters = list;
        ParameterFacts.KeepIdentity(reading.Sheet, list);
        ParameterFacts.KeepNetwork(reading.Sheet, list);
        ParameterFacts.KeepTime(reading.Sheet, list);
        ParameterFacts.KeepSetup(reading.Sheet, list);
        SettingFacts.Keep(reading.Sheet, list);
    }
}
