namespace AxisOps.Simulator.State;

/// <summary>The logs a device keeps apart.</summary>
internal enum LogChannel
{
    System,
    Access,
    Audit,
}
