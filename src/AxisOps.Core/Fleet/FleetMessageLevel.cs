namespace AxisOps.Core.Fleet;

/// <summary>For whom a message is.</summary>
public enum FleetMessageLevel
{
    /// <summary>Something the user can act on.</summary>
    Warning,

    /// <summary>The story.</summary>
    Verbose,

    /// <summary>Redacted request lines.</summary>
    Debug,
}
