namespace AxisOps.Core.Vapix;

/// <summary>One rule; null means the rule does not look at it.</summary>
/// <param name="Type">FILTER or LIMIT, as the device spells it.</param>
internal sealed record FirewallRule(string? Type)
{
    /// <summary>Gets what a FILTER rule does: ACCEPT or DROP.</summary>
    public string? Policy { get; init; }

    /// <summary>Gets the address or network.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the first address of a range; both ends belong to it.</summary>
    public string? FirstAddress { get; init; }

    /// <summary>Gets the last address of a range.</summary>
    public string? LastAddress { get; init; }

    /// <summary>Gets the hardware address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Gets the port, or the first of a range.</summary>
    public int? Port { get; init; }

    /// <summary>Gets the last port of a range.</summary>
    public int? LastPort { get; init; }

    /// <summary>Gets TCP, UDP or BOTH.</summary>
    public string? PortType { get; init; }

    /// <summary>Gets UNICAST, BROADCAST or MULTICAST.</summary>
    public string? PacketType { get; init; }

    /// <summary>Gets how much a LIMIT rule lets through in a period.</summary>
    public int? LimitAmount { get; init; }

    /// <summary>Gets how much it lets through at once.</summary>
    public int? LimitBurst { get; init; }

    /// <summary>Gets the period as the device spells it, for example <c>SECOND</c>.</summary>
    public string? LimitPeriod { get; init; }

    /// <summary>Gets what is counted: NEWCONNECTIONS or PACKETS.</summary>
    public string? LimitUnit { get; init; }
}
