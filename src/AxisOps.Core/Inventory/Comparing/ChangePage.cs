using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using AxisOps.Core.Inventory.Export.Page;

namespace AxisOps.Core.Inventory.Comparing;

/// <summary>
/// Changes as one HTML page that needs nothing else: for a browser, for paper, and as the body of a mail. No script and no links; the page forbids
/// everything but its own style, and whatever a device said is text.
/// </summary>
public static class ChangePage
{
    private const int MaxChanges = 10_000;

    private const string StyleName = "change-page.css";

    /// <summary>What needs somebody comes first.</summary>
    private static readonly (InventoryChangeKind Kind, string Meaning, string Tone)[] Sections =
    [
        (InventoryChangeKind.Offline, "did not answer", "bad"),
        (InventoryChangeKind.Unreadable, "could not be read", "bad"),
        (InventoryChangeKind.Replaced, "another device is at the address", "bad"),
        (InventoryChangeKind.Removed, "no longer in the inventory", "warn"),
        (InventoryChangeKind.Moved, "at another address or port", "warn"),
        (InventoryChangeKind.Changed, "set up or equipped in another way", "warn"),
        (InventoryChangeKind.Online, "answers again", "good"),
        (InventoryChangeKind.Added, "new in the inventory", "good"),
    ];

    private static readonly Lazy<string> Style = new(() => PageResource.Read(StyleName));

    /// <summary>Writes the page.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="reference">The name of the earlier inventory.</param>
    /// <param name="difference">The name of the later one.</param>
    /// <param name="compared">How many devices are in both.</param>
    /// <param name="same">How many of these have no difference.</param>
    /// <param name="createdAt">When the page is made.</param>
    /// <returns>The whole page.</returns>
    public static string Write(IReadOnlyList<InventoryChange> changes, string reference, string difference, int compared, int same, DateTimeOffset createdAt)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var page = new StringBuilder(4096 + (256 * Math.Min(changes.Count, MaxChanges)));
        string title = changes.Count == 0 ? "No changes" : $"Changes of {Count(changes.Select(change => change.SerialNumber).Distinct(StringComparer.Ordinal).Count(), "device")}";
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ").Append(PageResource.Hash(Style.Value)).Append("; base-uri 'none'; form-action 'none'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Append("<title>").Append(title).Append("</title>\n<style>").Append(Style.Value).Append("</style>\n</head>\n<body>\n")
            .Append("<h1>").Append(title).Append("</h1>\n")
            .Append("<p>From ").Append(Text(reference)).Append(" to ").Append(Text(difference)).Append("</p>\n")
            .Append("<p class=\"quiet\">").Append(Count(compared, "device")).Append(" in both, ").Append(Number(same)).Append(" of them without a difference. Made ")
            .Append(Moment(createdAt)).Append(".</p>\n");
        WriteCounts(page, changes);
        int room = MaxChanges;
        foreach ((InventoryChangeKind kind, string meaning, _) in Sections)
        {
            InventoryChange[] group = [.. changes.Where(change => change.Change == kind).Take(room)];
            room -= group.Length;
            WriteSection(page, kind, meaning, group);
        }

        if (changes.Count > MaxChanges)
        {
            page.Append("<p>").Append(Number(changes.Count - MaxChanges)).Append(" more changes are not shown.</p>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteCounts(StringBuilder page, IReadOnlyList<InventoryChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        page.Append("<ul class=\"counts\">\n");
        foreach ((InventoryChangeKind kind, _, string tone) in Sections)
        {
            int devices = changes.Where(change => change.Change == kind).Select(change => change.SerialNumber).Distinct(StringComparer.Ordinal).Count();
            if (devices > 0)
            {
                page.Append("<li><strong class=\"").Append(tone).Append("\">").Append(Number(devices)).Append("</strong> ").Append(kind.ToString().ToLowerInvariant()).Append("</li>\n");
            }
        }

        page.Append("</ul>\n");
    }

    private static void WriteSection(StringBuilder page, InventoryChangeKind kind, string meaning, InventoryChange[] changes)
    {
        if (changes.Length == 0)
        {
            return;
        }

        (string Label, Func<InventoryChange, string?> Value)[] columns = kind switch
        {
            InventoryChangeKind.Added => [("What", change => change.After)],
            InventoryChangeKind.Removed => [("What", change => change.Before)],
            InventoryChangeKind.Offline or InventoryChangeKind.Unreadable =>
                [("Now", change => change.After), ("Before", change => change.Before), ("Last read", change => change.Since is { } since ? Moment(since) : "not known")],
            _ => [("Fact", change => change.Fact), ("Before", change => change.Before), ("After", change => change.After)],
        };
        page.Append("<h2>").Append(kind).Append(" <span class=\"quiet\">").Append(meaning).Append("</span></h2>\n<table>\n<thead><tr><th scope=\"col\">Device</th>");
        foreach ((string label, _) in columns)
        {
            page.Append("<th scope=\"col\">").Append(label).Append("</th>");
        }

        page.Append("</tr></thead>\n");
        foreach (IGrouping<string, InventoryChange> device in changes.GroupBy(change => change.SerialNumber, StringComparer.Ordinal))
        {
            WriteDevice(page, [.. device], columns);
        }

        page.Append("</table>\n");
    }

    private static void WriteDevice(StringBuilder page, InventoryChange[] changes, (string Label, Func<InventoryChange, string?> Value)[] columns)
    {
        InventoryChange device = changes[0];
        page.Append("<tbody>\n");
        foreach (InventoryChange change in changes)
        {
            page.Append("<tr>");
            if (change == device)
            {
                page.Append("<th scope=\"rowgroup\" rowspan=\"").Append(Number(changes.Length)).Append("\">").Append(Text(device.Model ?? "Device"))
                    .Append("<span>").Append(Text(device.SerialNumber)).Append("</span><span>").Append(Text(device.Address)).Append("</span>");
                if (!string.IsNullOrEmpty(device.Site))
                {
                    page.Append("<span>").Append(Text(device.Site)).Append("</span>");
                }

                page.Append("</th>");
            }

            foreach ((string label, Func<InventoryChange, string?> value) in columns)
            {
                page.Append("<td data-label=\"").Append(label).Append("\">");
                page.Append(value(change) is { Length: > 0 } text ? Text(text) : "<span class=\"none\">none</span>").Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n");
    }

    /// <summary>A long path may break before the member.</summary>
    private static string Text(string text) => HtmlEncoder.Default.Encode(text).Replace("].", "]<wbr>.", StringComparison.Ordinal);

    private static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? string.Empty : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
