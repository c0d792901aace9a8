using static AxisOps.Core.Runs.Reports.Page.RunHtml;

namespace AxisOps.Core.Runs.Reports.Page;

/// <summary>The waves of a run: how they went, and what their gates said.</summary>
internal static class RunWaveTable
{
    /// <summary>A plan of waves of one device each must not fill the page twice.</summary>
    private const int MaxWaves = 500;

    public static void Write(TextWriter page, RunReport report)
    {
        FleetRun run = report.Run;
        if (run.Waves.Count == 0)
        {
            return;
        }

        ILookup<int, FleetRunDevice> members = run.Devices.ToLookup(device => device.Wave);
        page.Write("<section aria-labelledby=\"waves\">\n<h2 id=\"waves\">Waves</h2>\n<table class=\"waves\">\n<thead><tr>");
        foreach (string heading in new[] { "Wave", "Devices", "Outcomes", "Began", "Work took", "Soak", "Health gate" })
        {
            page.Write($"<th scope=\"col\">{heading}</th>");
        }

        page.Write("</tr></thead>\n<tbody>\n");
        foreach (FleetRunWave wave in run.Waves.Take(MaxWaves))
        {
            FleetRunDevice[] devices = [.. members[wave.Number]];
            page.Write($"<tr><th scope=\"row\">{Number(wave.Number)}</th><td data-label=\"Devices\">{Number(wave.DeviceCount)}</td><td data-label=\"Outcomes\" class=\"wide\">");
            OutcomeBar.Write(page, devices, "small");
            page.Write($"{OutcomeBar.Words(devices)}</td><td data-label=\"Began\">{(wave.BeganAt is { } began ? Moment(began) : "not yet")}</td>");
            page.Write($"<td data-label=\"Work took\">{(wave.BeganAt is { } start && devices.Max(device => device.EndedAt) is { } end ? Duration(end - start) : string.Empty)}</td>");
            page.Write($"<td data-label=\"Soak\">{(wave.Number == run.Waves.Count || report.Soak == TimeSpan.Zero ? "none" : Duration(report.Soak))}</td><td data-label=\"Health gate\" class=\"wide\">");
            page.Write(wave.Health is { } health
                ? $"<strong class=\"{Tone(health)}\">{health}</strong>{(wave.JudgedAt is { } judged ? $" at {(judged.UtcDateTime.Date == wave.BeganAt?.UtcDateTime.Date ? Clock(judged) : Moment(judged))}" : string.Empty)}"
                : "<span class=\"none\">not asked</span>");
            page.Write(wave.Reason is null ? string.Empty : $"<span class=\"reason\">{Isolated(wave.Reason)}</span>");
            page.Write("</td></tr>\n");
        }

        page.Write("</tbody>\n</table>\n");
        if (run.Waves.Count > MaxWaves)
        {
            page.Write($"<p class=\"hint\">{Number(run.Waves.Count - MaxWaves)} more waves are not shown.</p>\n");
        }

        page.Write("</section>\n");
    }
}
