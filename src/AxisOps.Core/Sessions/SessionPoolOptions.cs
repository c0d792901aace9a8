namespace AxisOps.Core.Sessions;

/// <summary>How many connections are kept, and for how long.</summary>
public sealed record SessionPoolOptions
{
    /// <summary>Gets how many unused connections are kept; the one unused for longest goes first.</summary>
    public int MaxKept { get; init; } = 64;

    /// <summary>Gets how long an unused connection is kept: well below the 180 s after which a device closes it itself.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(60);
}
