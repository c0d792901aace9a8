using AxisOps.Core.Runs.Reports;
using AxisOps.Core.Tests.Runs.Reports;
using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

/// <summary>The page of a run, which has no script of its own.</summary>
public sealed class RunPageTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Evil = "</style></svg></title><img src=x onerror=alert(1)><script>alert(1)</script>\"' onload='alert(1)\u001b[2J\u202e";

    [Theory]
    [MemberData(nameof(LayoutTests.Screens), MemberType = typeof(LayoutTests))]
    public async Task Page_OnAScreen_IsNoWiderThanItAndAllTextCanBeRead(int width, ColorScheme scheme)
    {
        await using InventoryPage opened = await OpenAsync(SampleRuns.Small(), width, scheme);
        await LayoutTests.Check(opened);
        Assert.Equal(10, await opened.Page.Locator(".timeline tbody tr:not(.wave)").CountAsync());
        Assert.Equal([opened.Url], opened.Requests.Where(request => !request.StartsWith("data:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Page_OfHostileDevices_ShowsTheirTextsAndRunsAndFetchesNothing(int width)
    {
        await using InventoryPage opened = await OpenAsync(SampleRuns.Hostile(Evil), width);
        Assert.Equal(string.Empty, await opened.Page.EvaluateAsync<string>(LayoutTests.TooWide));
        Assert.StartsWith("Run 3: </style></svg></title><img", await opened.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(0, await opened.Page.Locator("img, script, iframe, object, embed, form, base, [onerror], [onload]").CountAsync());
        Assert.Empty(opened.Complaints);
        Assert.Equal([opened.Url], opened.Requests.Where(request => !request.StartsWith("data:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Page_OfTextsWithoutAnEnd_IsNoWiderThanTheScreen(int width)
    {
        await using InventoryPage opened = await OpenAsync(SampleRuns.Hostile(new string('W', 5_000)), width);
        Assert.Equal(string.Empty, await opened.Page.EvaluateAsync<string>(LayoutTests.TooWide));
    }

    [Fact]
    public async Task Timeline_OfTwoThousandDevices_KeepsItsHeadingInSight_AndItsBarsInTheirColumn()
    {
        await using InventoryPage opened = await OpenAsync(SampleRuns.Large(2_000), 1280);
        Assert.Equal(2_000, await opened.Page.Locator(".timeline tbody tr:not(.wave)").CountAsync());
        await opened.Page.EvaluateAsync("() => document.querySelectorAll('.timeline tbody tr')[1500].scrollIntoView()");
        await opened.FrameAsync();
        Assert.InRange((await opened.Page.Locator(".timeline thead th").First.BoundingBoxAsync())!.Y, -1, 1);
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('.timeline tbody svg.t')].filter((picture) => {
              const place = picture.getBoundingClientRect();
              return [...picture.querySelectorAll(':scope > rect')].some((bar) => bar.getBoundingClientRect().left < place.left - 1 || bar.getBoundingClientRect().right > place.right + 1);
            }).length
            """));
        Assert.Empty(opened.Complaints);
    }

    private Task<InventoryPage> OpenAsync(RunReport report, int width, ColorScheme scheme = ColorScheme.Light) => InventoryPage.OpenAsync(
        fixture.Browser,
        folder =>
        {
            string path = Path.Combine(folder, "run.html");
            RunReportWriter.Write(path, RunReportFormat.Html, report, noClobber: true);
            return path;
        },
        width,
        scheme);
}
