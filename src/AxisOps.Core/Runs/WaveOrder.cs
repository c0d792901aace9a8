namespace AxisOps.Core.Runs;

/// <summary>
/// Puts devices into the order in which waves take them: so that the first few are as different as the fleet is. Models take turns, and within each model
/// its subnets do. The order depends on the list alone.
/// </summary>
internal static class WaveOrder
{
    /// <summary>Orders devices.</summary>
    /// <param name="devices">The devices in the order they were named.</param>
    /// <param name="model">The model of one; null where it is not known.</param>
    /// <param name="subnet">The subnet of one.</param>
    public static IReadOnlyList<T> Spread<T>(IEnumerable<T> devices, Func<T, string?> model, Func<T, string> subnet) =>
        TakeTurns(devices
            .GroupBy(device => model(device) ?? string.Empty, StringComparer.OrdinalIgnoreCase)
            .Select(same => TakeTurns(same.GroupBy(subnet, StringComparer.Ordinal).Select(near => (IReadOnlyList<T>)[.. near]))));

    private static List<T> TakeTurns<T>(IEnumerable<IReadOnlyList<T>> groups)
    {
        IReadOnlyList<T>[] all = [.. groups];
        var ordered = new List<T>();
        for (int turn = 0; ordered.Count < all.Sum(group => group.Count); turn++)
        {
            ordered.AddRange(all.Where(group => turn < group.Count).Select(group => group[turn]));
        }

        return ordered;
    }
}
