using AxisOps.Core.Discovery.Ranges;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Discovery.Ranges;

public sealed class ConnectionPaceTests
{
    [Fact]
    public async Task WaitAsync_LetsNoMoreBeginThanTheRateAllows()
    {
        var time = new FakeTimeProvider();
        var pace = new ConnectionPace(10, time);

        Task[] waiting = [.. Enumerable.Range(0, 10).Select(_ => pace.WaitAsync(2, CancellationToken.None).AsTask())];

        Assert.Equal(1, waiting.Count(wait => wait.IsCompleted));
        time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(waiting.Take(6));
        Assert.Equal(6, waiting.Count(wait => wait.IsCompleted));
        time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task WaitAsync_AfterAPause_SavesNothingUp()
    {
        var time = new FakeTimeProvider();
        var pace = new ConnectionPace(10, time);
        time.Advance(TimeSpan.FromMinutes(1));

        await pace.WaitAsync(1, CancellationToken.None);

        Assert.False(pace.WaitAsync(1, CancellationToken.None).AsTask().IsCompleted);
    }

    [Fact]
    public async Task WaitAsync_WhenCancelled_EndsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var pace = new ConnectionPace(1, new FakeTimeProvider());
        await pace.WaitAsync(1, CancellationToken.None);
        Task waiting = pace.WaitAsync(1, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
