using System.Text.Json;
using AxisOps.Browser.Tests.Fleets;
using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

public sealed class LayoutTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    internal const string TooWide = """
        () => {
          const root = document.documentElement;
          return root.scrollWidth <= root.clientWidth ? '' : `${root.scrollWidth} > ${root.clientWidth}: ` + [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1).map((one) => `${one.tagName}.${one.className}#${one.id}`).slice(0, 5).join(', ');
        }
        """;

    public static TheoryData<int, ColorScheme> Screens => new()
    {
        { 1280, ColorScheme.Light }, { 1280, ColorScheme.Dark }, { 390, ColorScheme.Light }, { 390, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Page_OnAScreen_IsNoWiderThanItAndAllTextCanBeRead(int width, ColorScheme scheme)
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60), width, scheme);

        await Check(opened);
        await opened.Page.Locator("#charts .bar").First.ClickAsync();
        await opened.Page.Locator("#search").FillAsync("nothing has this");
        Assert.True(await opened.Page.Locator("#nothing").IsVisibleAsync());
        await Check(opened);
        await opened.Page.Locator("#search").FillAsync(string.Empty);
        await opened.Rows.First.ClickAsync();
        Assert.True(await opened.Page.Locator("#detail").IsVisibleAsync());
        await Check(opened);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Page_OfTextsWithoutAnEnd_IsNoWiderThanTheScreen(int width)
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, HostileFleet.All(), width, title: new string('W', 5_000));

        Assert.Equal(string.Empty, await opened.Page.EvaluateAsync<string>(TooWide));
        for (int row = 0; row < HostileFleet.Texts.Count; row++)
        {
            await opened.Page.EvaluateAsync("position => openDetail(position)", row);
            Assert.Equal(string.Empty, await opened.Page.EvaluateAsync<string>(TooWide));
            Assert.True(await opened.Page.EvaluateAsync<bool>("() => { const body = document.getElementById('detail-body'); return body.scrollWidth <= body.clientWidth && body.clientHeight > 300; }"), $"Row {row}");
            await opened.Page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task Table_AtTheUsualWidth_CutsNoHeadingAndNothingThatNamesADevice()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));

        string[] cut = await opened.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('#headings button, tr.device td:not([data-column=Site])')]
              .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)
            """);
        Assert.Empty(cut);
        Assert.NotEmpty(await opened.ColumnAsync("SerialNumber"));
    }

    internal static async Task Check(InventoryPage opened)
    {
        Assert.Equal(string.Empty, await opened.Page.EvaluateAsync<string>(TooWide));
        JsonElement contrast = await opened.Page.EvaluateAsync<JsonElement>(ScriptResource.Read("contrast.js"));
        Assert.Empty(contrast.GetProperty("found").EnumerateArray().Select(one => one.GetString()));
        Assert.True(contrast.GetProperty("seen").GetInt32() > 80);
        Assert.Empty(opened.Complaints);
    }
}
