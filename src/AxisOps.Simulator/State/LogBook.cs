namespace AxisOps.Simulator.State;

/// <summary>What a unit has logged since it booted, oldest first, bounded: the oldest lines go, as on a device.</summary>
internal sealed class LogBook
{
    private const int Limit = 2000;
    private readonly Lock gate = new();
    private readonly Queue<LogLine> lines = new();

    public IReadOnlyList<LogLine> Lines(LogChannel channel)
    {
        lock (this.gate)
        {
            return [.. this.lines.Where(line => line.Channel == channel)];
        }
    }

    public void Add(LogLine line)
    {
        lock (this.gate)
        {
            this.lines.Enqueue(line);
            if (this.lines.Count > Limit)
            {
                this.lines.Dequeue();
            }
        }
    }
}
