namespace AxisOps.Simulator;

/// <summary>How devices are told apart on one host.</summary>
public enum AddressMode
{
    /// <summary>Each device has an address of its own in 127.0.0.0/8; all share one port per scheme.</summary>
    Address,

    /// <summary>All devices are at 127.0.0.1, each with ports of its own, for hosts that bind no other loopback address.</summary>
    Port,
}
