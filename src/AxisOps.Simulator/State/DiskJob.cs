namespace AxisOps.Simulator.State;

/// <summary>A job on a disk: what, since when and how long, on the fleet's clock.</summary>
internal sealed record DiskJob(int Id, string DiskId, string Action, DateTimeOffset Started, TimeSpan Duration)
{
    /// <summary>How much is done, in percent.</summary>
    public int Progress(DateTimeOffset now)
    {
        var part = this.Duration > TimeSpan.Zero ? (now - this.Started) / this.Duration : 1;
        return (int)(100 * Math.Clamp(part, 0, 1));
    }
}
