namespace AxisOps;

/// <summary>Where a target's name or address came from. Only what a person typed may be verified against system roots by name.</summary>
public enum TargetOrigin
{
    /// <summary>A person typed it or a script states it.</summary>
    Typed,

    /// <summary>The network said it.</summary>
    Discovered,

    /// <summary>It is kept in the fleet store or an inventory file.</summary>
    Recorded,
}
