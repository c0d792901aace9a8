namespace AxisOps.Simulator.Faults;

/// <summary>What a fault takes hold of, and so what its window counts.</summary>
internal enum FaultScope
{
    /// <summary>Single requests.</summary>
    Request,

    /// <summary>Single connections.</summary>
    Connection,

    /// <summary>The device as it is, from one moment to another.</summary>
    Lasting,

    /// <summary>Happens once, at the beginning of its window, and is gone.</summary>
    Event,
}
