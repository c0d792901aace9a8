using static AxisOps.Core.Runs.Reports.Page.RunHtml;

namespace AxisOps.Core.Runs.Reports.Page;

/// <summary>One bar whose pieces are as long as there are devices of a verdict.</summary>
internal static class OutcomeBar
{
    /// <summary>From left to right.</summary>
    private static readonly ReportVerdict[] Order =
    [
        ReportVerdict.Succeeded, ReportVerdict.Unchanged, ReportVerdict.Skipped, ReportVerdict.Cancelled, ReportVerdict.Waiting, ReportVerdict.Begun,
        ReportVerdict.Inconclusive, ReportVerdict.Unknown, ReportVerdict.Unhealthy, ReportVerdict.Failed,
    ];

    public static void Write(TextWriter page, IReadOnlyCollection<FleetRunDevice> devices, string kind)
    {
        if (devices.Count == 0)
        {
            return;
        }

        (ReportVerdict Verdict, int Count)[] pieces = Pieces(devices);
        page.Write($"<svg class=\"outcomes {kind}\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{Words(pieces)}\">");
        double at = 0;
        foreach ((ReportVerdict verdict, int count) in pieces)
        {
            double width = count * 1000.0 / devices.Count;
            page.Write($"<rect class=\"{Tone(verdict)}\" x=\"{Place(at)}\" width=\"{Place(Math.Max(width, 3))}\" height=\"10\"><title>{Number(count)} {Word(verdict)}</title></rect>");
            at += width;
        }

        page.Write("</svg>\n");
    }

    /// <summary>The same in words.</summary>
    public static string Words(IReadOnlyCollection<FleetRunDevice> devices) => Words(Pieces(devices));

    public static string Word(ReportVerdict verdict) => verdict switch
    {
        ReportVerdict.Unknown => "not known",
        ReportVerdict.Inconclusive => "not judged",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    private static string Words((ReportVerdict Verdict, int Count)[] pieces) => string.Join(", ", pieces.Select(piece => $"{Number(piece.Count)} {Word(piece.Verdict)}"));

    private static (ReportVerdict Verdict, int Count)[] Pieces(IReadOnlyCollection<FleetRunDevice> devices)
    {
        ILookup<ReportVerdict, FleetRunDevice> verdicts = devices.ToLookup(ReportedDevice.Verdict);
        return [.. Order.Select(verdict => (verdict, verdicts[verdict].Count())).Where(piece => piece.Item2 > 0)];
    }
}
