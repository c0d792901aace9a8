namespace AxisOps.Core.Discovery.Ranges;

/// <summary>How to sweep.</summary>
public sealed record RangeOptions
{
    /// <summary>Gets how many addresses are worked on at once. Each has two sockets open at most.</summary>
    public int Throttle { get; init; } = 256;

    /// <summary>Gets how many connections begin in a second at most, those of the search for open ports; two an address where it is asked on two ports.</summary>
    public int MaxRate { get; init; } = 1000;

    /// <summary>Gets how long an address may take to accept a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how long an address that accepted one may take to say what it is.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the port of plain HTTP that is tried where the range names none.</summary>
    public int HttpPort { get; init; } = 80;

    /// <summary>Gets the port of HTTPS that is tried where the range names none.</summary>
    public int HttpsPort { get; init; } = 443;

    /// <summary>Gets what is told after each address, from several threads at once; null for nobody.</summary>
    public Action<RangeProgress>? Progress { get; init; }
}
