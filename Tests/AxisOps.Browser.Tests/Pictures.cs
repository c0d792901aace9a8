using AxisOps.Browser.Tests.Fleets;
using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

/// <summary>Pictures of the page for a person to look at, in the folder AXISOPS_PICTURES. Run with <c>-explicit only</c>.</summary>
public sealed class Pictures(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory(Explicit = true)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Page_AtWidth_IsDrawn(int width, ColorScheme scheme)
    {
        string folder = Environment.GetEnvironmentVariable("AXISOPS_PICTURES") ?? Path.GetTempPath();
        string name = $"{width}-{scheme}".ToLowerInvariant();
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60), width, scheme);
        await Shot($"{name}-page", fullPage: true);
        await opened.Page.Locator("#list").EvaluateAsync("list => { list.scrollIntoView(); document.getElementById('chooser').open = true; }");
        await opened.FrameAsync();
        await Shot($"{name}-rows", fullPage: false);
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.Locator("#charts .bar").First.ClickAsync();
        await opened.Rows.Nth(2).ClickAsync();
        await Shot($"{name}-detail", fullPage: false);
        await opened.Page.Locator("#detail-body").EvaluateAsync("body => body.scrollTop = body.scrollHeight");
        await Shot($"{name}-detail-end", fullPage: false);
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Shot($"{name}-print", fullPage: true);
        await opened.Page.PdfAsync(new PagePdfOptions { Path = Path.Combine(folder, $"{name}.pdf"), PreferCSSPageSize = true });

        await using InventoryPage hostile = await InventoryPage.OpenAsync(fixture.Browser, HostileFleet.All(), width, scheme, HostileFleet.Image);
        await hostile.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-hostile.png"), FullPage = true });
        await hostile.Rows.First.ClickAsync();
        await hostile.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-hostile-detail.png") });

        Task<byte[]> Shot(string file, bool fullPage) =>
            opened.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{file}.png"), FullPage = fullPage });
    }
}
