using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Everything a device of the time before JSON tells, in one request; the fallback for identity where JSON tells none.</summary>
internal class ParameterStep : ReadingStep
{
    public override string Source => ParamApi.Name;

    public override IReadOnlyList<string> Facts => FactNames.Identity;

    public override bool TellsAnybody => true;

    protected virtual IReadOnlyList<string> Groups { get; } =
        ["root.Brand", "root.Properties", "root.Network", "root.Time", "root.System.RootPwdSet"];

    public override bool IsNeeded(DeviceReading reading) => !FactNames.Required.All(reading.Sheet.Has);

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        ParameterList list = await ParamApi.ListAsync(reading.Channel, Groups, cancellationToken).ConfigureAwait(false);
        reading.Capabilities.Parameters = list;
        ParameterFacts.KeepIdentity(reading.Sheet, list);
        ParameterFacts.KeepNetwork(reading.Sheet, list);
        ParameterFacts.KeepTime(reading.Sheet, list);
        ParameterFacts.KeepSetup(reading.Sheet, list);
    }
}
