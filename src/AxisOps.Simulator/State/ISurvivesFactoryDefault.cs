namespace AxisOps.Simulator.State;

/// <summary>A part of a unit's state of which a factory default leaves something.</summary>
internal interface ISurvivesFactoryDefault
{
    /// <summary>Drops what the factory default takes; false when nothing is left and the part may go.</summary>
    bool Keep(FactoryDefault kind);
}
