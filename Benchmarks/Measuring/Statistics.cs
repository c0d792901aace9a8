namespace AxisOps.Benchmarks.Measuring;

/// <summary>What is told of repeated measurements.</summary>
internal static class Statistics
{
    /// <summary>Gives the middle value, the mean of the two in the middle for an even number.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN
            : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Gives how far the values lie apart, as a share of the median: how noisy they are.</summary>
    internal static double Spread(IReadOnlyCollection<double> values) => values.Count < 2 ? double.NaN : (values.Max() - values.Min()) / Median(values);
}
