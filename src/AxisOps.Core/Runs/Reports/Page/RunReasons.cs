using static AxisOps.Core.Runs.Reports.Page.RunHtml;

namespace AxisOps.Core.Runs.Reports.Page;

/// <summary>What did not go well, one paragraph for each reason.</summary>
internal static class RunReasons
{
    private const int MaxReasons = 300;
    private const int MaxOpen = 24;
    private const int MaxDevices = 2_000;
    private const string Self = "(device)";

    public static void Write(TextWriter page, FleetRun run)
    {
        page.Write("<section aria-labelledby=\"attention\">\n<h2 id=\"attention\" tabindex=\"-1\">What did not go well</h2>\n");
        Group[] groups = [.. run.Devices
            .Where(device => ReportedDevice.Verdict(device) < ReportVerdict.Unchanged)
            .GroupBy(device => (Verdict: ReportedDevice.Verdict(device), Reason: General(device, ReportedDevice.Reason(device)), Next: General(device, device.RecommendedAction)))
            .Select(group => new Group(group.Key.Verdict, group.Key.Reason, group.Key.Next, [.. group]))
            .OrderBy(group => group.Verdict).ThenByDescending(group => group.Devices.Length)];
        if (groups.Length == 0)
        {
            page.Write(run.Devices.Count == 0 ? "<p>The journal names no devices.</p>\n</section>\n" : "<p>Nothing: every device is as it was asked for.</p>\n</section>\n");
            return;
        }

        foreach (Group group in groups.Take(MaxReasons))
        {
            Write(page, group);
        }

        if (groups.Length > MaxReasons)
        {
            page.Write($"<p class=\"hint\">{Number(groups.Length - MaxReasons)} more reasons, of {Count(groups.Skip(MaxReasons).Sum(group => group.Devices.Length), "device")}, are not shown; the csv report has them all.</p>\n");
        }

        page.Write("</section>\n");
    }

    private static void Write(TextWriter page, Group group)
    {
        FleetRunDevice first = group.Devices[0];
        bool isOne = group.Devices.Length == 1;
        string? reason = isOne ? ReportedDevice.Reason(first) : group.Reason;
        string? next = isOne ? first.RecommendedAction : group.Next;
        page.Write($"<article class=\"trouble {Tone(group.Verdict)}\">\n<h3><span class=\"{Tone(group.Verdict)}\">{group.Verdict}</span> {Count(group.Devices.Length, "device")}</h3>\n");
        page.Write($"<p>{(reason is null ? "No reason is on record." : Isolated(reason))}</p>\n");
        if (next is not null)
        {
            page.Write($"<p class=\"next\">Next: <code>{Text(next)}</code></p>\n");
        }

        List(page, group.Devices.Take(MaxOpen));
        if (group.Devices.Length > MaxOpen)
        {
            page.Write($"<details><summary>{Number(group.Devices.Length - MaxOpen)} more</summary>\n");
            List(page, group.Devices.Skip(MaxOpen).Take(MaxDevices));
            page.Write(group.Devices.Length > MaxOpen + MaxDevices ? "<p class=\"hint\">The csv report has them all.</p>\n</details>\n" : "</details>\n");
        }

        page.Write("</article>\n");
    }

    private static void List(TextWriter page, IEnumerable<FleetRunDevice> devices)
    {
        page.Write("<ul class=\"devices\">\n");
        foreach (FleetRunDevice device in devices)
        {
            string name = ReportedDevice.Name(device);
            page.Write($"<li><b>{Isolated(name, 60)}</b>{(device.Address is null || device.Address == name ? string.Empty : $" {Isolated(device.Address, 60)}")}</li>\n");
        }

        page.Write("</ul>\n");
    }

    /// <summary>The same trouble of many devices is one reason, although each text names its own device.</summary>
    private static string? General(FleetRunDevice device, string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (string name in new[] { device.Device, device.SerialNumber, device.Address }.OfType<string>().Where(name => name.Length > 3).OrderByDescending(name => name.Length))
        {
            text = text.Replace(name, Self, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private sealed record Group(ReportVerdict Verdict, string? Reason, string? Next, FleetRunDevice[] Devices);
}
