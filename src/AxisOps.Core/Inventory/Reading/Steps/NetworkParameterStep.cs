namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Network and time zone from parameters, where the newer interfaces told nothing.</summary>
internal sealed class NetworkParameterStep : ParameterStep
{
    private static readonly string[] Fallbacks = [.. FactNames.Network, nameof(AxisDevice.TimeZone)];

    public override IReadOnlyList<string> Facts => Fallbacks;

    public override bool TellsAnybody => false;

    protected override IReadOnlyList<string> Groups { get; } = ["root.Network", "root.Time"];

    public override bool IsNeeded(DeviceReading reading) => reading.Capabilities.Parameters is null && !Fallbacks.All(reading.Sheet.Has);
}
