namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>How far a unit is with a name.</summary>
internal enum ClaimState
{
    /// <summary>Asks whether somebody has it, and says nothing under it.</summary>
    Probing,

    /// <summary>Has it, announces it and defends it.</summary>
    Held,
}
