using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Multicast;

public sealed class SearchRoundsTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly SearchRounds rounds = new(Start, Limit);

    [Fact]
    public void Next_WhenTheLastQuestionBroughtNothingNew_EndsWhenTheTimeIsOver()
    {
        Ask(0);
        rounds.NoteNews();
        Ask(1);
        Ask(3);

        Assert.Equal(SearchStep.Listen, rounds.Next(At(4.9)));
        Assert.Equal(SearchStep.End, rounds.Next(At(5)));
    }

    [Fact]
    public void Next_WhileQuestionsBringNews_AsksAgainUntilOneBringsNone()
    {
        Ask(0);
        Ask(1);
        Ask(3);
        rounds.NoteNews();

        Assert.Equal(SearchStep.Ask, rounds.Next(At(5)));
        Ask(5);
        rounds.NoteNews();
        Assert.Equal(SearchStep.Listen, rounds.Next(At(6.4)));
        Assert.Equal(SearchStep.Ask, rounds.Next(At(6.5)));
        Ask(6.5);

        Assert.Equal(SearchStep.End, rounds.Next(At(8)));
    }

    [Fact]
    public void Next_WhenNewsNeverEnds_EndsAfterThreeTimesTheTime()
    {
        Ask(0);
        Ask(1);
        rounds.NoteNews();

        Assert.NotEqual(SearchStep.End, rounds.Next(At(14.9)));
        Assert.Equal(SearchStep.End, rounds.Next(At(15)));
    }

    [Fact]
    public void Next_WhenThereWasNoTimeForASecondQuestion_KeepsTheTime()
    {
        var brief = new SearchRounds(Start, TimeSpan.FromSeconds(1));
        brief.NoteQuestion(Start);
        brief.NoteNews();
        brief.NoteLost(3);

        Assert.Equal(SearchStep.End, brief.Next(At(1)));
        Assert.Equal(3, brief.Missing);
    }

    [Fact]
    public void Next_WhenPacketsWereLostSinceTheLastQuestion_AsksAgain()
    {
        Ask(0);
        Ask(1);
        Ask(3);
        rounds.NoteLost(7);

        Assert.Equal(SearchStep.Ask, rounds.Next(At(5)));
        Assert.Equal(7, rounds.Missing);
    }

    [Fact]
    public void Missing_WhenALaterQuestionBroughtNothingNewAndLostNothing_IsNone()
    {
        Ask(0);
        rounds.NoteLost(7);
        Ask(1);
        rounds.NoteNews();
        Ask(3);
        Assert.Equal(7, rounds.Missing);

        Assert.Equal(SearchStep.End, rounds.Next(At(5)));
        Assert.Equal(0, rounds.Missing);
    }

    [Fact]
    public void Missing_WhenPacketsAreLostUntilTheEnd_TellsThoseThatNothingMadeUpFor()
    {
        Ask(0);
        rounds.NoteLost(7);
        Ask(1);
        Ask(3);
        Ask(5);
        rounds.NoteLost(9);

        Assert.Equal(SearchStep.End, rounds.Next(At(15)));
        Assert.Equal(2, rounds.Missing);
    }

    [Fact]
    public void Next_WhenTheLastQuestionLeftAMomentAgoAndPacketsWereLostBefore_WaitsForItsAnswers()
    {
        Ask(0);
        Ask(1);
        rounds.NoteLost(7);
        Ask(4.9);

        Assert.Equal(SearchStep.Listen, rounds.Next(At(5)));
        Assert.Equal(SearchStep.End, rounds.Next(At(5.85)));
        Assert.Equal(0, rounds.Missing);
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private void Ask(double seconds) => rounds.NoteQuestion(At(seconds));
}
