using System.Text;
using AxisOps.Core.Inventory.Export.Page;
using static AxisOps.Core.Runs.Reports.Page.RunHtml;

namespace AxisOps.Core.Runs.Reports.Page;

/// <summary>
/// A run as one HTML page that needs nothing else: for a browser, for paper, and for whoever approves the next one. No script and no links out of the page; it
/// forbids everything but its own style, and whatever a device said is text.
/// </summary>
internal static class RunPage
{
    private static readonly Lazy<string> Style = new(() => PageResource.Read("run-page.css"));

    public static void Write(Stream stream, RunReport report)
    {
        using var page = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        FleetRun run = report.Run;
        string title = $"Run {run.Id}: {Text(run.Operation)}";
        page.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {PageResource.Hash(Style.Value)}; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        page.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.Write("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"AxisOps\">\n");
        page.Write($"<title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{Style.Value}</style>\n</head>\n<body>\n");
        page.Write("<a class=\"skip\" href=\"#attention\">Skip to what did not go well</a>\n");
        Head(page, report, title);
        page.Write("<main>\n");
        Cards(page, run);
        RunWaveTable.Write(page, report);
        RunReasons.Write(page, run);
        RunTimeline.Write(page, report);
        page.Write("</main>\n<footer class=\"page-foot\"><p>All times are UTC. The journal proves that its records are as they were written, not that devices told the truth. ");
        page.Write($"Report made {Moment(report.CreatedAt)}.</p></footer>\n</body>\n</html>\n");
    }

    private static void Head(TextWriter page, RunReport report, string title)
    {
        FleetRun run = report.Run;
        page.Write($"<header class=\"page-head\">\n<h1>{title}</h1>\n<p>{Isolated(run.Command)} of {Count(run.DeviceCount, "device")} in {Count(run.WaveCount, "wave")}, ");
        page.Write($"begun {Moment(run.CreatedAt)}</p>\n");
        if (!report.Check.IsIntact)
        {
            page.Write("<p class=\"notice bad\" role=\"note\"><strong>The journal is not intact.</strong> What this page shows cannot be relied on where it is wrong; see below.</p>\n");
        }

        if (run.State == FleetRunState.Running)
        {
            page.Write($"<p class=\"notice\" role=\"note\">The run goes on. This is how it stood at {Moment(run.ChangedAt)}.</p>\n");
        }

        page.Write("<dl class=\"facts\">\n");
        string tone = run.State switch
        {
            FleetRunState.Completed => "good",
            FleetRunState.Running => "plain",
            _ => "warn",
        };
        Fact(page, "State", $"<strong class=\"{tone}\">{run.State}</strong>{(run.Reason is null ? string.Empty : $", {Isolated(run.Reason)}")}");
        Fact(page, "Operator", $"{Isolated(run.Operator)} on {Isolated(run.ComputerName)}");
        Fact(page, "Time", $"{Moment(run.CreatedAt)} to {(run.CreatedAt.UtcDateTime.Date == run.ChangedAt.UtcDateTime.Date ? Clock(run.ChangedAt) : Moment(run.ChangedAt))}, {Duration(run.ChangedAt - run.CreatedAt)}");
        if (run.Note is not null)
        {
            Fact(page, "Note", Isolated(run.Note));
        }

        if (run.NextCommand is not null)
        {
            Fact(page, "To go on", $"<code>{Text(run.NextCommand)}</code>");
        }

        Fact(page, "Journal", Journal(report.Check));
        page.Write("</dl>\n</header>\n");
    }

    private static string Journal(FleetRunCheck check)
    {
        var text = new StringBuilder();
        text.Append($"<strong class=\"{(check.IsIntact ? "good" : "bad")}\">{(check.IsIntact ? "Intact" : "Not intact")}</strong>, {Number(check.SignedCount)} of {Number(check.RecordCount)} records signed");
        text.Append(check.SignedBy is null ? string.Empty : $" by {Isolated(check.SignedBy)}");
        text.Append($"<span class=\"hash\">last record <code>{Text(check.HeadSha256)}</code></span>");
        if (check.Findings.Count > 0)
        {
            text.Append("<ul>").AppendJoin(string.Empty, check.Findings.Select(finding => $"<li>{Isolated(finding)}</li>")).Append("</ul>");
        }

        return text.ToString();
    }

    private static void Fact(TextWriter page, string name, string markup) => page.Write($"<div><dt>{name}</dt><dd>{markup}</dd></div>\n");

    private static void Cards(TextWriter page, FleetRun run)
    {
        ILookup<ReportVerdict, FleetRunDevice> verdicts = run.Devices.ToLookup(ReportedDevice.Verdict);
        page.Write("<section aria-labelledby=\"counts\">\n<h2 id=\"counts\" class=\"quiet\">At a glance</h2>\n<ul class=\"cards\">\n");
        foreach (Outcome outcome in Enum.GetValues<Outcome>())
        {
            int count = run.Devices.Count == 0 ? Listed(run, outcome) : run.Devices.Count(device => device.Outcome == outcome);
            Card(page, outcome.ToString(), count, Tone(Enum.Parse<ReportVerdict>(outcome.ToString())));
        }

        Card(page, "No outcome yet", run.Devices.Count == 0 ? run.Waiting : run.Devices.Count(device => device.Outcome is null), "rest");
        int unhealthy = verdicts[ReportVerdict.Unhealthy].Count();
        if (unhealthy > 0)
        {
            Card(page, "Done, but unhealthy", unhealthy, "bad");
        }

        page.Write("</ul>\n");
        OutcomeBar.Write(page, run.Devices, "whole");
        page.Write("</section>\n");
    }

    private static int Listed(FleetRun run, Outcome outcome) => outcome switch
    {
        Outcome.Succeeded => run.Succeeded,
        Outcome.Unchanged => run.Unchanged,
        Outcome.Skipped => run.Skipped,
        Outcome.Failed => run.Failed,
        Outcome.Cancelled => run.Cancelled,
        _ => run.Unknown,
    };

    private static void Card(TextWriter page, string title, int count, string tone) =>
        page.Write($"<li class=\"card\"><span class=\"number {(count == 0 ? "none" : tone)}\">{Number(count)}</span><span class=\"what\">{title}</span></li>\n");
}
