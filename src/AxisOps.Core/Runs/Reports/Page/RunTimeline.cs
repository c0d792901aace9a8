using System.Globalization;
using static AxisOps.Core.Runs.Reports.Page.RunHtml;

namespace AxisOps.Core.Runs.Reports.Page;

/// <summary>
/// The picture of a run: a table with a row for each device, whose last cell is a drawing of its steps over the time of the run. As a table it can be searched,
/// read aloud and cut into sheets of paper; one large drawing can be none of that.
/// </summary>
internal sealed class RunTimeline
{
    private const int MaxDevices = 5_000;

    /// <summary>Of one row; who looks closer has the json report.</summary>
    private const int MaxBars = 12;

    private readonly TextWriter page;
    private readonly FleetRun run;
    private readonly RunTimeAxis axis;
    private readonly bool isOneDay;

    private RunTimeline(TextWriter page, FleetRun run)
    {
        this.page = page;
        this.run = run;
        axis = new RunTimeAxis(Busy(run));
        isOneDay = run.CreatedAt.UtcDateTime.Date == run.ChangedAt.UtcDateTime.Date;
    }

    public static void Write(TextWriter page, RunReport report)
    {
        if (report.Run.Devices.Count > 0)
        {
            new RunTimeline(page, report.Run).Write();
        }
    }

    /// <summary>When something was done. Whether a device was worked on between two lives of a run, only its steps tell.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Busy(FleetRun run)
    {
        yield return (run.CreatedAt, run.CreatedAt);
        foreach (DateTimeOffset moment in run.Waves.SelectMany(wave => new[] { wave.BeganAt, wave.JudgedAt }).OfType<DateTimeOffset>())
        {
            yield return (moment, moment);
        }

        foreach (FleetRunDevice device in run.Devices)
        {
            if (device.BeganAt is { } began)
            {
                yield return (began, device.Steps.Count == 0 ? device.EndedAt ?? began : began);
            }

            if (device.EndedAt is { } ended)
            {
                yield return (ended, ended);
            }

            foreach (FleetRunStep step in device.Steps)
            {
                yield return (step.BeganAt, step.EndedAt ?? step.BeganAt);
            }
        }
    }

    private void Write()
    {
        page.Write("<section aria-labelledby=\"timeline\">\n<h2 id=\"timeline\">Timeline</h2>\n");
        page.Write($"<p class=\"hint\">UTC, from {Moment(run.CreatedAt)}. A bar is a step, a line the time a device was worked on, the end mark its outcome; point at one for its times. ");
        page.Write("The band is the wave, from its first device to its gate.");
        int breaks = axis.Breaks.Count();
        page.Write(breaks == 0 ? "</p>\n" : $" Where nothing happened the picture is shortened ({Count(breaks, "striped gap")}).</p>\n");
        page.Write("<ul class=\"legend\" aria-label=\"Colours of bars\"><li><i class=\"good\"></i>step done</li><li><i class=\"bad\"></i>step failed</li><li><i class=\"open\"></i>end not seen</li></ul>\n");
        Define();
        page.Write("<table class=\"timeline\">\n<colgroup><col class=\"c-device\"><col class=\"c-place\"><col class=\"c-outcome\"><col class=\"c-took\"><col></colgroup>\n");
        page.Write("<thead><tr><th scope=\"col\">Device</th><th scope=\"col\">Model, address</th><th scope=\"col\">Outcome</th><th scope=\"col\">Took</th><th scope=\"col\"><span class=\"quiet\">Steps over time</span>");
        WriteAxis();
        page.Write("</th></tr></thead>\n");
        ILookup<int, FleetRunDevice> members = run.Devices.Take(MaxDevices).ToLookup(device => device.Wave);
        foreach (FleetRunWave wave in run.Waves.Where(wave => members.Contains(wave.Number)))
        {
            page.Write("<tbody>\n");
            WriteWave(wave);
            foreach (FleetRunDevice device in members[wave.Number])
            {
                WriteDevice(device);
            }

            page.Write("</tbody>\n");
        }

        page.Write("</table>\n");
        if (run.Devices.Count > MaxDevices)
        {
            page.Write($"<p class=\"hint\">{Count(run.Devices.Count - MaxDevices, "more device")} are not drawn; the csv and json reports have them all.</p>\n");
        }

        page.Write("</section>\n");
    }

    /// <summary>What every row of a wave has behind it is drawn once and used again.</summary>
    private void Define()
    {
        page.Write("<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>");
        page.Write("<pattern id=\"stripes\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"stripe\" width=\"2.5\" height=\"6\"/></pattern>");
        page.Write("<pattern id=\"unseen\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"warn\" width=\"6\" height=\"6\"/><rect class=\"stripe\" width=\"2\" height=\"6\"/></pattern>");
        page.Write("<g id=\"ticks\">");
        foreach ((double x, double width, _, _) in axis.Breaks)
        {
            page.Write($"<rect class=\"gap\" x=\"{Place(x)}\" width=\"{Place(width)}\" height=\"16\"/>");
        }

        foreach ((double x, _, _) in axis.Ticks)
        {
            page.Write($"<rect class=\"tick\" x=\"{Place(x)}\" width=\"1\" height=\"16\"/>");
        }

        page.Write("</g>");
        foreach (FleetRunWave wave in run.Waves)
        {
            page.Write($"<g id=\"w{wave.Number}\">");
            if (Band(wave) is { } band)
            {
                page.Write($"<rect class=\"band\" x=\"{Place(band.From)}\" width=\"{Place(Math.Max(1, band.To - band.From))}\" height=\"16\"/>");
            }

            page.Write("<use href=\"#ticks\"/>");
            if (wave.JudgedAt is { } judged)
            {
                page.Write($"<rect class=\"gate {Tone(wave.Health)}\" x=\"{Place(axis.X(judged) - 1)}\" width=\"2\" height=\"16\"/>");
            }

            page.Write("</g>");
        }

        page.Write("</defs></svg>\n");
    }

    private void WriteAxis()
    {
        page.Write("<svg class=\"axis\" width=\"100%\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">");
        foreach ((double x, DateTimeOffset at, bool isNewDay) in axis.Ticks)
        {
            string text = at.UtcDateTime.ToString(isNewDay ? "MM-dd HH:mm" : axis.NeedsSeconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);
            string anchor = x < 25 ? "start" : x > RunTimeAxis.Width - 40 ? "end" : "middle";
            page.Write($"<text x=\"{Place(x / 10)}%\" y=\"14\" text-anchor=\"{anchor}\">{text}</text>");
        }

        page.Write("</svg>");
    }

    private void WriteWave(FleetRunWave wave)
    {
        string verdict = wave.Health is { } health ? $", <span class=\"{Tone(health)}\">{health.ToString().ToLowerInvariant()}</span>" : string.Empty;
        page.Write($"<tr class=\"wave\"><th colspan=\"4\" scope=\"rowgroup\">Wave {Number(wave.Number)} <span class=\"hint\">{Count(wave.DeviceCount, "device")}{verdict}</span></th><td>");
        if (Band(wave) is { } band)
        {
            string times = $"wave {Number(wave.Number)}: {Time(wave.BeganAt!.Value)}{(wave.JudgedAt is { } at ? $", gate at {Time(at)}" : string.Empty)}";
            page.Write($"<svg class=\"t\" viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{times}\"><use href=\"#w{wave.Number}\"/>");
            page.Write($"<rect class=\"span\" x=\"{Place(band.From)}\" y=\"6\" width=\"{Place(Math.Max(3, band.To - band.From))}\" height=\"4\"><title>{times}</title></rect>");
            if (wave is { JudgedAt: { } judged, Health: { } said })
            {
                page.Write($"<rect class=\"{Tone(said)}\" x=\"{Place(Math.Min(axis.X(judged) - 2, RunTimeAxis.Width - 4))}\" y=\"1\" width=\"4\" height=\"14\"><title>{Time(judged)}: {said.ToString().ToLowerInvariant()}");
                page.Write($"{(wave.Reason is null ? string.Empty : $", {Text(wave.Reason, 200)}")}</title></rect>");
            }

            page.Write("</svg>");
        }

        page.Write("</td></tr>\n");
    }

    private void WriteDevice(FleetRunDevice device)
    {
        ReportVerdict verdict = ReportedDevice.Verdict(device);
        string name = ReportedDevice.Name(device);
        string place = string.Join(", ", new[] { device.Model, device.Address == name ? null : device.Address }.OfType<string>());
        page.Write($"<tr><th scope=\"row\">{Isolated(name, 60)}</th><td>{(place.Length == 0 ? string.Empty : Isolated(place, 80))}</td><td class=\"{Tone(verdict)}\">{verdict}</td>");
        page.Write($"<td>{(device is { BeganAt: { } from, EndedAt: { } to } ? Duration(to - from) : string.Empty)}</td><td>");
        if ((device.BeganAt ?? device.EndedAt) is { } began)
        {
            page.Write($"<svg class=\"t\" viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{Label(device)}\"><use href=\"#w{device.Wave}\"/>");
            Draw(device, verdict, began);
            page.Write("</svg>");
        }

        page.Write("</td></tr>\n");
    }

    private void Draw(FleetRunDevice device, ReportVerdict verdict, DateTimeOffset began)
    {
        DateTimeOffset end = device.EndedAt ?? (run.State == FleetRunState.Running ? run.ChangedAt : device.Steps.Select(step => step.EndedAt ?? step.BeganAt).Append(began).Max());
        double left = Math.Min(axis.X(began), RunTimeAxis.Width - 3);
        page.Write($"<rect class=\"life\" x=\"{Place(left)}\" y=\"7\" width=\"{Place(Math.Max(2, axis.X(end) - left))}\" height=\"2\"/>");
        IReadOnlyList<FleetRunStep> steps = device.Steps;
        for (int i = 0; i < Math.Min(steps.Count, MaxBars); i++)
        {
            FleetRunStep step = steps[i];
            DateTimeOffset to = step.EndedAt ?? (i + 1 < steps.Count ? steps[i + 1].BeganAt : end);
            double x = axis.X(step.BeganAt);
            string tone = step.Error is not null ? "bad" : step.EndedAt is null ? "open" : "good";
            page.Write($"<rect class=\"{tone}\" x=\"{Place(Math.Min(x, RunTimeAxis.Width - 3))}\" y=\"3\" width=\"{Place(Math.Max(3, axis.X(to) - x - 1))}\" height=\"10\"><title>{Told(step)}</title></rect>");
        }

        if (device.EndedAt is { } ended)
        {
            page.Write($"<rect class=\"end {Tone(verdict)}\" x=\"{Place(Math.Min(axis.X(ended), RunTimeAxis.Width - 3))}\" y=\"1\" width=\"3\" height=\"14\"><title>{Time(ended)}: {OutcomeBar.Word(verdict)}</title></rect>");
        }
    }

    private string Told(FleetRunStep step)
    {
        string end = step.EndedAt is { } ended ? $" to {Time(ended)}, {Duration(ended - step.BeganAt)}, {(step.Error is null ? "done" : "failed")}" : ", end not seen";
        return $"{Text(step.Name, 60)}: {Time(step.BeganAt)}{end}{(step.Error is null ? string.Empty : $": {Text(step.Error, 160)}")}";
    }

    private string Label(FleetRunDevice device)
    {
        FleetRunStep[] failed = [.. device.Steps.Where(step => step.Error is not null)];
        string steps = device.Steps.Count == 0 ? "no steps" : $"{Count(device.Steps.Count, "step")}, the last {Text(device.Steps[^1].Name, 60)} at {Time(device.Steps[^1].BeganAt)}";
        return failed.Length == 0 ? steps : $"{steps}, {Number(failed.Length)} failed";
    }

    private (double From, double To)? Band(FleetRunWave wave)
    {
        if (wave.BeganAt is not { } began)
        {
            return null;
        }

        DateTimeOffset end = wave.JudgedAt ?? run.Devices.Where(device => device.Wave == wave.Number).Max(device => device.EndedAt) ?? (run.State == FleetRunState.Running ? run.ChangedAt : began);
        return (axis.X(began), axis.X(end));
    }

    private string Time(DateTimeOffset moment) => isOneDay ? Clock(moment) : Moment(moment);
}
