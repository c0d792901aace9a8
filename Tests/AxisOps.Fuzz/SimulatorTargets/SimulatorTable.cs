using AxisOps.Fuzz.Targets;

namespace AxisOps.Fuzz.SimulatorTargets;

/// <summary>The table of what the simulator reads of whoever talks to it. Something new that it reads gets a line here.</summary>
internal static class SimulatorTable
{
    /// <summary>Gets the targets.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        SimulatorPackets.Dns,
        SimulatorPackets.Search,
        SimulatorPackets.Probe,
        SimulatorTexts.Credentials,
        SimulatorTexts.Json,
        SimulatorTexts.Envelope,
        SimulatorTexts.Arguments,
        SimulatorTexts.Fault,
        SimulatorUploads.Package,
        SimulatorUploads.Multipart,
        SimulatorUploads.Certificate,
        SimulatorRequests.Device,
        SimulatorRequests.Control,
    ];

    /// <summary>Gives the target of a name.</summary>
    public static FuzzTarget Named(string name) =>
        All.FirstOrDefault(target => target.Name == name) ?? throw new ArgumentException($"'{name}' is no target of the simulator.", nameof(name));
}
