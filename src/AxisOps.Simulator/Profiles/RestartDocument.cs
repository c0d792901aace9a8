namespace AxisOps.Simulator.Profiles;

/// <summary>How long a unit of a release is away when it restarts.</summary>
internal sealed record RestartDocument
{
    /// <summary>Gets the time in seconds in which nothing answers.</summary>
    public int DownSec { get; init; } = 40;

    /// <summary>Gets the time in seconds in which the web server says that the unit is not ready.</summary>
    public int UntilReadySec { get; init; } = 20;

    public string? Source { get; init; }
}
