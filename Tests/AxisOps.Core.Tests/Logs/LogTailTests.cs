using AxisOps.Core.Logs;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Logs;

public sealed class LogTailTests
{
    [Theory]
    [InlineData("abc", "abc", "")]
    [InlineData("abc", "abcd", "d")]
    [InlineData("abc", "bcd", "d")]
    [InlineData("aaa", "aaaa", "a")]
    [InlineData("aab", "abaab", "aab")]
    [InlineData("abab", "abab", "")]
    [InlineData("abab", "ababab", "ab")]
    [InlineData("abc", "xyz", "xyz")]
    [InlineData("abc", "c", "")]
    [InlineData("", "ab", "ab")]
    public void Next_GivesWhatTheFormerReadingHadNot(string former, string current, string expected)
    {
        var tail = new LogTail();
        tail.Next(Lines(former));

        Assert.Equal(expected, string.Concat(tail.Next(Lines(current)).Select(entry => entry.Raw)));
    }

    [Fact]
    public void Next_AfterAnEmptyReading_StillKnowsWhatWasThereBefore()
    {
        var tail = new LogTail();
        tail.Next(Lines("ab"));

        Assert.Empty(tail.Next([]));
        Assert.Equal("c", Assert.Single(tail.Next(Lines("abc"))).Raw);
    }

    [Fact]
    public void Next_OfManyEqualLines_EndsSoon()
    {
        var tail = new LogTail();
        IReadOnlyList<LogEntry> same = Lines(new string('a', 20_000));
        tail.Next(same);

        Assert.Empty(tail.Next(same));
        Assert.Equal("b", Assert.Single(tail.Next([.. same.Take(19_999), new LogEntry("b")])).Raw);
    }

    private static LogEntry[] Lines(string text) => [.. text.Select(c => new LogEntry(c.ToString()))];
}
