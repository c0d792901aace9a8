namespace AxisOps.Core.Fleet;

/// <summary>Something that happened, on its way to the thread that may write.</summary>
public abstract record FleetEvent;
