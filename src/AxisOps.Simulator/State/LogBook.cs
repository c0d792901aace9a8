namespace AxisOps.Simulator.State;

/// <summary>What a unit has logged, oldest first, each log bounded for itself: the oldest lines go, as on a device.</summary>
internal sealed class LogBook
{
    private const int Limit = 2000;
    private readonly Lock gate = new();
    private readonly Dictionary<LogChannel, Queue<LogLine>> lines = [];

    public IReadOnlyList<LogLine> Lines(LogChannel channel)
    {
        lock (this.gate)
        {
            return this.lines.TryGetValue(channel, out var queue) ? [.. queue] : [];
        }
    }

    public void Add(params IEnumerable<LogLine> added)
    {
        lock (this.gate)
        {
            foreach (var line in added)
            {
                if (!this.lines.TryGetValue(line.Channel, out var queue))
                {
                    this.lines[line.Channel] = queue = new Queue<LogLine>();
                }

                queue.Enqueue(line);
                if (queue.Count > Limit)
                {
                    queue.Dequeue();
                }
            }
        }
    }
}
