namespace AxisOps.Core.Runs.Reports.Page;

/// <summary>
/// Where a moment stands in the picture, from 0 to <see cref="Width"/>. Times in which nothing happened, such as a night between two windows, are shortened
/// until what did happen has at least half of the room.
/// </summary>
internal sealed class RunTimeAxis
{
    public const double Width = 1000;

    private const double BreakWidth = 24;
    private const double AllBreaks = 250;
    private const double TickDistance = 90;

    private static readonly TimeSpan ShortestBreak = TimeSpan.FromSeconds(30);

    private static readonly int[] Steps =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 31_536_000];

    private readonly List<Piece> pieces = [];

    /// <summary>Lays it out.</summary>
    /// <param name="busy">When something happened; at least one.</param>
    public RunTimeAxis(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> busy)
    {
        List<(long From, long To)> work = Join(busy);
        long[] gaps = [.. work.Zip(work.Skip(1), (left, right) => right.From - left.To)];
        long shortest = ShortestBroken(Math.Max(TimeSpan.TicksPerSecond, work.Sum(one => one.To - one.From)), gaps);
        int broken = gaps.Count(gap => gap >= shortest);
        double breakWidth = broken == 0 ? 0 : Math.Min(BreakWidth, AllBreaks / broken);
        double ticks = Math.Max(TimeSpan.TicksPerSecond, work[^1].To - work[0].From - gaps.Where(gap => gap >= shortest).Sum());
        double scale = (Width - (broken * breakWidth)) / ticks;
        double at = 0;
        long from = work[0].From;
        for (int i = 0; i < work.Count; i++)
        {
            bool isLast = i == work.Count - 1;
            if (!isLast && gaps[i] < shortest)
            {
                continue;
            }

            double to = at + ((work[i].To - from) * scale);
            pieces.Add(new Piece(from, work[i].To, at, to, IsBreak: false));
            if (!isLast)
            {
                pieces.Add(new Piece(work[i].To, work[i + 1].From, to, to + breakWidth, IsBreak: true));
                (at, from) = (to + breakWidth, work[i + 1].From);
            }
        }

        UnitsPerSecond = scale * TimeSpan.TicksPerSecond;
        Ticks = [.. MakeTicks()];
    }

    /// <summary>Gets what is shortened: where, and from when to when.</summary>
    public IEnumerable<(double X, double Width, DateTimeOffset From, DateTimeOffset To)> Breaks =>
        pieces.Where(piece => piece.IsBreak).Select(piece => (piece.Left, piece.Right - piece.Left, At(piece.From), At(piece.To)));

    /// <summary>Gets the moments to be named, from left to right, never too close to each other.</summary>
    public IReadOnlyList<(double X, DateTimeOffset At, bool IsNewDay)> Ticks { get; }

    /// <summary>Gets a value indicating whether the moments to be named differ by less than a minute.</summary>
    public bool NeedsSeconds { get; private set; }

    private double UnitsPerSecond { get; }

    /// <summary>Finds the place of a moment; what is outside stands at the edge.</summary>
    public double X(DateTimeOffset moment)
    {
        long ticks = moment.UtcTicks;
        int low = 0;
        for (int high = pieces.Count - 1; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = pieces[middle].To >= ticks ? (low, middle) : (middle + 1, high);
        }

        Piece piece = pieces[low];
        double share = piece.To <= piece.From ? 0 : Math.Clamp((ticks - piece.From) / (double)(piece.To - piece.From), 0, 1);
        return Math.Clamp(piece.Left + (share * (piece.Right - piece.Left)), 0, Width);
    }

    private static List<(long From, long To)> Join(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> busy)
    {
        var work = new List<(long From, long To)>();
        foreach ((DateTimeOffset from, DateTimeOffset to) in busy.OrderBy(one => one.From))
        {
            long end = Math.Max(from.UtcTicks, to.UtcTicks);
            if (work.Count > 0 && from.UtcTicks <= work[^1].To)
            {
                work[^1] = (work[^1].From, Math.Max(work[^1].To, end));
            }
            else
            {
                work.Add((from.UtcTicks, end));
            }
        }

        return work;
    }

    /// <summary>The longest go first, and those that are as long as the last that went.</summary>
    private static long ShortestBroken(long busy, long[] gaps)
    {
        long idle = gaps.Sum();
        long shortest = long.MaxValue;
        foreach (long gap in gaps.OrderDescending())
        {
            if (idle <= busy || gap < ShortestBreak.Ticks)
            {
                break;
            }

            (idle, shortest) = (idle - gap, gap);
        }

        return shortest;
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private IEnumerable<(double X, DateTimeOffset At, bool IsNewDay)> MakeTicks()
    {
        int step = Steps.FirstOrDefault(seconds => seconds * UnitsPerSecond >= TickDistance, Steps[^1]);
        NeedsSeconds = step < 60;
        long unit = step * TimeSpan.TicksPerSecond;
        double last = double.NegativeInfinity;
        DateTime day = default;
        foreach (Piece piece in pieces.Where(piece => !piece.IsBreak))
        {
            // The start of each piece has a name, since a round number may be far away.
            IEnumerable<long> moments = Enumerable.Range(0, (int)(Width / TickDistance) + 2)
                .Select(i => ((piece.From / unit) + i + 1) * unit).TakeWhile(moment => moment <= piece.To).Prepend(piece.From);
            foreach (long moment in moments)
            {
                DateTimeOffset at = At(moment);
                double x = X(at);
                if (x - last >= TickDistance * 0.8 && x <= Width - (TickDistance / 4))
                {
                    yield return (x, at, day != default && at.Date != day);
                    (last, day) = (x, at.Date);
                }
            }
        }
    }

    private sealed record Piece(long From, long To, double Left, double Right, bool IsBreak);
}
