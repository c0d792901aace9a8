using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AxisOps.Core.Runs.Reports;

namespace AxisOps.Core.Tests.Runs.Reports;

public sealed partial class RunPageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(1)</script>\"' onload=alert(1) x='</title></svg></style>\u001b[2J\u202e\ud800";

    [Fact]
    public void Page_SaysWhoDidWhat_WithWhichResult()
    {
        string page = Page(SampleRuns.Small());
        foreach (string expected in new[]
        {
            "<h1>Run 3: restart</h1>", "<strong class=\"warn\">Suspended</strong>", "wave 2 is unhealthy: 3 of 6 devices failed, 1 may", "<bdi>ops</bdi> on <bdi>desk</bdi>", "change 4711",
            "<code>Resume-FleetRun 3</code>", "<strong class=\"good\">Intact</strong>", $"store key {new string('B', 64)}", new string('A', 64),
            "<span class=\"number bad\">2</span><span class=\"what\">Failed</span>", "1 unchanged, 1 skipped, 1 not known, 1 unhealthy, 2 failed", "<strong class=\"bad\">Unhealthy</strong> at 12:13:11",
        })
        {
            Assert.Contains(expected, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reasons_AreGrouped_WhateverDeviceTheyName()
    {
        string page = Page(SampleRuns.Small());
        string failed = page[page.IndexOf("<article class=\"trouble bad\">", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
        Assert.Contains("2 devices", failed, StringComparison.Ordinal);
        Assert.Contains("(device) did not answer within 15 s.", failed, StringComparison.Ordinal);
        Assert.Contains("<code>Test-Device (device)</code>", failed, StringComparison.Ordinal);
        Assert.Contains("B8A44F000005", failed, StringComparison.Ordinal);
        Assert.Contains("B8A44F000006", failed, StringComparison.Ordinal);

        // What is true of one device only is told as it was.
        Assert.Contains("<bdi>192.0.2.4 did not come back within 60 s.</bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_HasARowForEachDevice_WithBarsThatTellTheirTimes()
    {
        string page = Page(SampleRuns.Small());
        string timeline = page[page.IndexOf("<table class=\"timeline\">", StringComparison.Ordinal)..];
        Assert.Equal(10, Regex.Count(timeline, "<tr><th scope=\"row\">"));
        Assert.Equal(3, Regex.Count(timeline, "<tr class=\"wave\">"));
        Assert.Contains("<title>wait: 12:00:07 to 12:01:08, 1 min 1 s, done</title>", timeline, StringComparison.Ordinal);
        Assert.Contains("<title>restart: 12:07:12 to 12:08:24, 1 min 12 s, failed: 192.0.2.4 did not come back within 60 s.</title>", timeline, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"2 steps, the last wait at 12:00:07\"", timeline, StringComparison.Ordinal);
        Assert.Contains("<title>12:13:11: unhealthy, 3 of 6 devices failed, 1 may</title>", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NeedsNothingElse_AndForbidsIt()
    {
        string page = Page(SampleRuns.Small());
        string style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.IndexOf("</style>", StringComparison.Ordinal)];
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.All(Reference().Matches(page), reference => Assert.Matches("^(#|data:,)", reference.Groups[1].Value + reference.Groups[2].Value));
    }

    [Fact]
    public void HostileText_IsShown_NeverMarkup()
    {
        string page = Page(SampleRuns.Hostile(Hostile));
        string quiet = Page(SampleRuns.Hostile("plain"));
        Assert.Equal(Tags(quiet), Tags(page));
        Assert.DoesNotContain(page, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u202e', page);
        Assert.DoesNotContain('\ud800', page);
    }

    /// <summary>Each device says something else, at length: the page stays within some megabytes.</summary>
    [Fact]
    public void LongText_IsCut()
    {
        string page = Page(SampleRuns.Hostile(new string('<', 50_000)));
        Assert.InRange(page.Length, 1, 100_000);
        Assert.Contains("(cut, 50000 characters)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeRun_NamesItsDevicesInParts()
    {
        string page = Page(SampleRuns.Large(6_000));
        Assert.Equal(5_000, Regex.Count(page, "<tr><th scope=\"row\"><bdi>B8A4"));
        Assert.Contains("1,000 more devices are not drawn", page, StringComparison.Ordinal);
        Assert.Contains("<summary>", page, StringComparison.Ordinal);
    }

    private static string Page(RunReport report) => Encoding.UTF8.GetString(RunReportTests.Bytes(report, RunReportFormat.Html));

    private static string[] Tags(string page) => [.. Tag().Matches(page[page.IndexOf("<body>", StringComparison.Ordinal)..]).Select(tag => tag.Groups[1].Value)];

    [GeneratedRegex("<(/?[a-zA-Z]+)")]
    private static partial Regex Tag();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"|url\\(([^)]*)\\)")]
    private static partial Regex Reference();
}
