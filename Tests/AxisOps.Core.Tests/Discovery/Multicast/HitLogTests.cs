using System.Net;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Multicast;

public sealed class HitLogTests
{
    private static readonly IPAddress Sender = IPAddress.Parse("192.0.2.7");
    private readonly HitLog log = new();

    [Fact]
    public void Add_TakesEachAnswerOnce_OnEachLink()
    {
        Assert.True(log.Add(1, Sender, "a"));
        Assert.False(log.Add(1, Sender, "a"));
        Assert.True(log.Add(1, Sender, "b"));
        Assert.True(log.Add(2, Sender, "a"));
        Assert.True(log.Add(1, IPAddress.Parse("192.0.2.8"), "a"));
    }

    [Fact]
    public void Add_BoundsWhatOneSenderMaySay()
    {
        int taken = Enumerable.Range(0, 5000).Count(i => log.Add(1, Sender, $"{i}"));

        Assert.Equal(HitLog.MaxPerSender, taken);
        Assert.True(log.Add(1, IPAddress.Parse("192.0.2.8"), "a"));
    }

    [Fact]
    public void Add_BoundsWhatAllSendersMaySay() =>
        Assert.Equal(HitLog.MaxTotal, Enumerable.Range(0, HitLog.MaxTotal + 100).Count(i => log.Add(1, new IPAddress(i + 1L), "a")));
}
