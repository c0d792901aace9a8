using AxisOps.Core.Fleet;

namespace AxisOps.Core.Tests.Fleet;

public sealed class KneeFinderTests
{
    [Fact]
    public void Limit_DoublesAsLongAsMoreGetsDone_ToTheMost()
    {
        var knee = new KneeFinder(32, 256);
        Work(knee, windows: 6, capacity: 1_000_000);
        Assert.Equal(256, knee.Limit);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(100)]
    public void Limit_StaysAboutWhereMoreAtOnceGetsNoMoreDone(int capacity)
    {
        var knee = new KneeFinder(32, 256);
        Work(knee, windows: 40, capacity);
        Assert.InRange(knee.Limit, Math.Min(32, capacity), 2 * capacity);
    }

    [Fact]
    public void Limit_StaysWhereItIs_WhenNothingEverWaited()
    {
        var knee = new KneeFinder(32, 256);
        for (int i = 1; i <= 1_000; i++)
        {
            knee.NoteEnd(i, isTrouble: false);
        }

        Assert.Equal(32, knee.Limit);
    }

    [Fact]
    public void Limit_Halves_WhenTroubleGrows_AndNeverReachesZero()
    {
        var knee = new KneeFinder(32, 256);
        long now = 0;
        for (int share = 0; share <= 10; share += 2)
        {
            int before = knee.Limit;
            for (int i = 0; i < Math.Max(before, 16); i++)
            {
                knee.NoteFull(now += 10);
                knee.NoteEnd(now, isTrouble: i % 10 < share);
            }

            Assert.True(share == 0 || knee.Limit < before || before == 4);
        }

        Assert.Equal(4, knee.Limit);
    }

    [Fact]
    public void Limit_DoesNotFall_WhenSomeDevicesAreAlwaysGone()
    {
        var knee = new KneeFinder(32, 256);
        long now = 0;
        int gone = 0;
        for (int i = 0; i < 2_000; i++)
        {
            knee.NoteFull(now += 1_000 / knee.Limit);
            knee.NoteEnd(now, isTrouble: ++gone % 5 == 0);
        }

        Assert.True(knee.Limit >= 16, $"{knee.Limit}");
    }

    /// <summary>Work that takes one second each while no more than the capacity run, and longer in proportion beyond.</summary>
    private static void Work(KneeFinder knee, int windows, int capacity)
    {
        long now = 0;
        for (int window = 0; window < windows; window++)
        {
            int limit = knee.Limit;
            for (int i = 0; i < Math.Max(limit, 16); i++)
            {
                now += 1_000_000 / Math.Min(limit, capacity);
                knee.NoteFull(now);
                knee.NoteEnd(now, isTrouble: false);
            }
        }
    }
}
