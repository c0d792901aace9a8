using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>How many devices may fail.</summary>
public sealed class FailureBudgetTests
{
    [Theory]
    [InlineData("0", 100, 0)]
    [InlineData("3", 100, 3)]
    [InlineData("2%", 149, 2)]
    [InlineData("1%", 50, 0)]
    [InlineData("100%", 50, 50)]
    public void Limit_IsTheNumber_OrTheShareRoundedDown(string text, int devices, int limit)
    {
        var budget = FailureBudget.Parse(text, devices);
        Assert.Equal(limit, budget.Limit);
        Assert.False(budget.IsSpent(limit));
        Assert.True(budget.IsSpent(limit + 1));
    }

    [Fact]
    public void NoBudget_IsNeverSpent() => Assert.False(FailureBudget.Parse(null, 3).IsSpent(1000));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("101%")]
    [InlineData("few")]
    public void Parse_OfWhatIsNoBudget_NamesTheParameter(string text) =>
        Assert.StartsWith("-MaxFailure", Assert.Throws<FormatException>(() => FailureBudget.Parse(text, 10)).Message, StringComparison.Ordinal);
}
