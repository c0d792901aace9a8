namespace AxisOps.Benchmarks.Measuring;

/// <summary>What is aimed at, and what came of it.</summary>
/// <param name="Name">What is measured, in words.</param>
/// <param name="Limit">The bound.</param>
/// <param name="IsAtLeast">Whether the bound is a lower one.</param>
/// <param name="Measured">The figure.</param>
internal sealed record Goal(string Name, double Limit, bool IsAtLeast, double Measured)
{
    public bool IsMet => IsAtLeast ? Measured >= Limit : Measured <= Limit;

    internal static string Table(IEnumerable<Goal> goals)
    {
        var table = new TextTable("Goal", "Bound", "Measured", "");
        foreach (Goal goal in goals)
        {
            table.Add(
                goal.Name,
                FormattableString.Invariant($"{(goal.IsAtLeast ? ">=" : "<=")} {goal.Limit:0.##}"),
                FormattableString.Invariant($"{goal.Measured:0.00##}"),
                goal.IsMet ? "met" : "NOT MET");
        }

        return table.ToString();
    }
}
