using System.Text;
using AxisOps.Browser.Tests.Fleets;
using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

public sealed class PrintTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    /// <summary>A4 across less 12 mm on each side, at 96 px to the inch.</summary>
    private const int PaperWidth = 1031;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Print_ShowsEveryDeviceOnWhiteAndIsNoWiderThanThePaper(ColorScheme scheme)
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60), PaperWidth, scheme);

        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = scheme });
        await opened.FrameAsync();

        string[] printed = await opened.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#print tbody tr')].map(row => row.cells[1].innerText)");
        Assert.Equal(60, printed.Length);
        Assert.Contains(Fleet.SerialOf(59), printed);
        Assert.True(await opened.Page.Locator("#print").IsVisibleAsync());
        Assert.False(await opened.Page.Locator("#scroller").IsVisibleAsync());
        Assert.True(await opened.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        Assert.Equal("rgb(255, 255, 255)", await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        Assert.Equal("rgb(24, 33, 44)", await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('#print td')).color"));
    }

    [Fact]
    public async Task Print_WithAFilter_ShowsWhatMatchesAndNamesTheFilter()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60), PaperWidth);
        await opened.Page.Locator("#search").FillAsync(Fleet.SerialOf(5));

        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await opened.FrameAsync();

        Assert.Equal(1, await opened.Page.Locator("#print tbody tr").CountAsync());
        Assert.Equal($"1 of 60 devices; search: {Fleet.SerialOf(5)}", await opened.Page.InnerTextAsync("#print p"));
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await opened.FrameAsync();
        Assert.Equal(0, await opened.Page.Locator("#print tr").CountAsync());
        Assert.Equal(1, await opened.Rows.CountAsync());
    }

    [Fact]
    public async Task Pdf_IsA4AcrossAndHasPagesForTheTable()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));

        byte[] pdf = await opened.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true });

        string text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Matches(@"/MediaBox \[0 0 84[12](\.[0-9]+)? 59[456](\.[0-9]+)?\]", text);
        Assert.True(text.Split("/Type /Page\n").Length + text.Split("/Type /Page ").Length - 2 >= 3, "Charts and at least two pages of devices");
        Assert.Empty(opened.Complaints);
    }
}
