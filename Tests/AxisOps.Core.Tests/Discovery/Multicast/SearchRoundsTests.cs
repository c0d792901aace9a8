using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Multicast;

public sealed class SearchRoundsTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly SearchRounds rounds = new(Start, Limit);

    [Fact]
    public void IsOver_WhenTheLastQuestionBroughtNothingNew_WhenTheTimeIs()
    {
        Ask(0);
        Hear(0.1);
        Ask(1);
        Ask(3);

        Assert.False(rounds.IsOver(At(4.9)));
        Assert.True(rounds.IsOver(At(5)));
        Assert.False(rounds.IsIncomplete);
    }

    [Fact]
    public void IsOver_WhileQuestionsBringNews_NotUntilOneBringsNone()
    {
        Ask(0);
        Ask(1);
        Ask(3);
        Hear(3.1);

        Assert.False(rounds.IsOver(At(6.9)));
        Ask(7);
        Hear(7.1);
        Assert.False(rounds.IsOver(At(8.5)));
        Ask(9);

        Assert.False(rounds.IsOver(At(9.8)));
        Assert.True(rounds.IsOver(At(10)));
    }

    [Fact]
    public void IsOver_WhenNewsNeverEnds_AfterThreeTimesTheTime()
    {
        Ask(0);
        Ask(1);
        Hear(2);

        Assert.False(rounds.IsOver(At(14.9)));
        Assert.True(rounds.IsOver(At(15)));
        Assert.True(rounds.IsIncomplete);
    }

    [Fact]
    public void IsOver_WhilePacketsWaitUnread_NotBeforeThreeTimesTheTime_AndIncompleteThen()
    {
        Ask(0);
        Ask(1);
        rounds.NoteBehind(true);

        Assert.False(rounds.IsOver(At(14.9)));
        Assert.True(rounds.IsOver(At(15)));
        Assert.True(rounds.IsIncomplete);

        rounds.NoteBehind(false);
        Assert.True(rounds.IsOver(At(5)));
        Assert.False(rounds.IsIncomplete);
    }

    [Fact]
    public void IsOver_WhenThereIsNoTimeForASecondQuestion_WhenTheTimeIs()
    {
        var brief = new SearchRounds(Start, TimeSpan.FromSeconds(1));
        brief.NoteQuestion(Start);
        brief.NoteNews(At(0.9));
        brief.NoteLost(3);

        Assert.True(brief.IsOver(At(1)));
        Assert.Equal(3, brief.Missing);
    }

    [Fact]
    public void IsOver_WhenAnswersCameSlowly_WaitsLongerForFurtherOnes()
    {
        Ask(0);
        Hear(2);
        Ask(3);

        Assert.False(rounds.IsOver(At(5.9)));
        Assert.True(rounds.IsOver(At(6.1)));
    }

    [Fact]
    public void IsOver_WhenPacketsWereLostSinceTheLastQuestion_NotBeforeAFurtherOne()
    {
        Ask(0);
        Ask(1);
        Ask(3);
        rounds.NoteLost(7);

        Assert.False(rounds.IsOver(At(6.9)));
        Ask(7);

        Assert.True(rounds.IsOver(At(8)));
        Assert.Equal(0, rounds.Missing);
    }

    [Fact]
    public void Missing_WhenALaterQuestionBroughtNothingNewAndLostNothing_IsNone()
    {
        Ask(0);
        rounds.NoteLost(7);
        Ask(1);
        Hear(1.1);
        Ask(3);
        Assert.Equal(7, rounds.Missing);

        Assert.True(rounds.IsOver(At(5)));
        Assert.Equal(0, rounds.Missing);
    }

    [Fact]
    public void Missing_WhenPacketsAreLostUntilTheEnd_TellsThoseThatNothingMadeUpFor()
    {
        Ask(0);
        rounds.NoteLost(7);
        Ask(1);
        Ask(3);
        Ask(7);
        rounds.NoteLost(9);

        Assert.True(rounds.IsOver(At(15)));
        Assert.Equal(2, rounds.Missing);
    }

    [Fact]
    public void IsBeingAnswered_WhileNewsComesInQuickly_ForFourSecondsAtMost()
    {
        Ask(0);
        Assert.False(rounds.IsBeingAnswered(At(0.1)));

        Hear(1);
        Assert.True(rounds.IsBeingAnswered(At(1.3)));
        Assert.False(rounds.IsBeingAnswered(At(1.5)));

        Hear(4);
        Assert.False(rounds.IsBeingAnswered(At(4.1)));
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private void Ask(double seconds) => rounds.NoteQuestion(At(seconds));

    private void Hear(double seconds) => rounds.NoteNews(At(seconds));
}
