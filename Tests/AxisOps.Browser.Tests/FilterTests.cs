using AxisOps.Browser.Tests.Fleets;
using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

public sealed class FilterTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Search_ForASerialNumber_LeavesItsRowAndSaysHowMany()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));
        Assert.Equal("60 devices", await opened.StatusAsync());

        await opened.Page.Locator("#search").FillAsync(Fleet.SerialOf(5).ToLowerInvariant());

        Assert.Equal("1 of 60 devices", await opened.StatusAsync());
        Assert.Equal([Fleet.SerialOf(5)], await opened.ColumnAsync("SerialNumber"));
        Assert.Equal("2", await opened.Page.GetAttributeAsync("#grid", "aria-rowcount"));
    }

    [Fact]
    public async Task Search_ForTwoWords_WantsBothWhereverTheyAre()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));

        await opened.Page.Locator("#search").FillAsync("lund objectanalytics 12.11.77");

        AxisDevice[] expected = [.. Fleet.Of(60).Where(device => device is { Site: "Lund", OsVersion.Text: "12.11.77" })];
        Assert.Equal($"{expected.Length} of 60 devices", await opened.StatusAsync());
        Assert.Equal(expected.Select(device => device.SerialNumber).Order(), (await opened.ColumnAsync("SerialNumber")).Order());
    }

    [Fact]
    public async Task Bar_OfAModel_FiltersToItAndASecondPressTakesItBack()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));
        ILocator bar = opened.Page.Locator("#charts .bar", new PageLocatorOptions { HasText = "P3245-LVE" });
        Assert.Equal("false", await bar.GetAttributeAsync("aria-pressed"));
        int count = Fleet.Of(60).Count(device => device.Model == "P3245-LVE");
        Assert.Equal($"{count}", await bar.Locator(".bar-count").InnerTextAsync());

        await bar.ClickAsync();
        Assert.Equal("true", await bar.GetAttributeAsync("aria-pressed"));
        Assert.Equal($"{count} of 60 devices", await opened.StatusAsync());
        Assert.Equal(Enumerable.Repeat("P3245-LVE", count), await opened.ColumnAsync("Model"));
        Assert.Contains("Model: P3245-LVE", await opened.Page.InnerTextAsync("#chips"), StringComparison.Ordinal);

        await bar.ClickAsync();
        Assert.Equal("60 devices", await opened.StatusAsync());
        Assert.Equal("false", await bar.GetAttributeAsync("aria-pressed"));
    }

    [Fact]
    public async Task EachBarAndCard_LeavesAsManyDevicesAsItSays()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));

        string[] wrong = await opened.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.bar, button.card')].flatMap((one) => {
              one.click();
              const said = Number(one.querySelector('.bar-count, .number').textContent);
              const shown = Number(/^[0-9]+/.exec(document.getElementById('status').textContent)[0]);
              one.click();
              return said === shown ? [] : [`${one.textContent}: ${shown}`];
            })
            """);
        Assert.Empty(wrong);
        Assert.True(await opened.Page.Locator(".bar").CountAsync() > 20);
    }

    [Fact]
    public async Task RemoveAll_TakesSearchAndFiltersBack()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));
        await opened.Page.Locator("#charts .bar", new PageLocatorOptions { HasText = "LTS 2020" }).ClickAsync();
        await opened.Page.Locator("#search").FillAsync("lund");
        Assert.NotEqual("60 devices", await opened.StatusAsync());

        await opened.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove all" }).ClickAsync();

        Assert.Equal("60 devices", await opened.StatusAsync());
        Assert.Equal(string.Empty, await opened.Page.InputValueAsync("#search"));
    }

    [Fact]
    public async Task Page_WithoutDevices_SaysSo()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, []);

        Assert.Equal("0 devices", await opened.StatusAsync());
        Assert.Contains("No device was read", await opened.Page.InnerTextAsync("#read-at"), StringComparison.Ordinal);
        Assert.True(await opened.Page.Locator("#nothing").IsVisibleAsync());
        Assert.Empty(opened.Complaints);
    }
}
