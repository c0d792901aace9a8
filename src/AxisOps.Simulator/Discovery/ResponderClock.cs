using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Discovery;

/// <summary>The random pauses before answers: from the fleet's seed, on the fleet's clock.</summary>
internal sealed class ResponderClock(FleetContext fleet, string purpose)
{
    private int drawn;

    public TimeProvider Time { get; } = fleet.Clock;

    public SeededSource Source { get; } = fleet.Source;

    /// <summary>A pause of anything up to <paramref name="most"/>.</summary>
    public TimeSpan Draw(TimeSpan most)
    {
        var share = this.Source.Number(purpose, Interlocked.Increment(ref this.drawn)) / (double)uint.MaxValue;
        return most * share;
    }

    /// <summary>The moment at which a pause ends that begins now.</summary>
    public DateTimeOffset Due(TimeSpan most) => this.Time.GetUtcNow() + this.Draw(most);

    public async Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (due - this.Time.GetUtcNow() is { Ticks: > 0 } left)
        {
            await this.WaitAsync(left, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, this.Time, cancellationToken);
}
