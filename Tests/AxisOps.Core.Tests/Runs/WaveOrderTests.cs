using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>In which order waves take devices.</summary>
public sealed class WaveOrderTests
{
    [Fact]
    public void FirstDevices_AreAsDifferentAsTheFleetIs()
    {
        string[] fleet = [.. Enumerable.Range(0, 20).Select(n => $"M1/A/{n}"), "M1/B/0", "M1/B/1", "M2/A/0", "M3/C/0"];
        IReadOnlyList<string> order = Spread(fleet);
        Assert.Equal(["M1/A/0", "M2/A/0", "M3/C/0", "M1/B/0"], order.Take(4));
        Assert.Equal(fleet.Order(StringComparer.Ordinal), order.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SameFleet_HasTheSameOrder()
    {
        string[] fleet = [.. Enumerable.Range(0, 50).Select(n => $"M{n % 3}/{n % 7}/{n}")];
        Assert.Equal(Spread(fleet), Spread(fleet));
    }

    [Fact]
    public void NoDevices_HaveAnOrder() => Assert.Empty(Spread([]));

    private static IReadOnlyList<string> Spread(string[] fleet) => WaveOrder.Spread(fleet, text => text.Split('/')[0], text => text.Split('/')[1]);
}
