using AxisOps.Browser.Tests.Fleets;
using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

public sealed class KeyboardTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Focused = "() => document.activeElement.id || document.activeElement.dataset.column || document.activeElement.dataset.position || document.activeElement.className";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Tab_ReachesTheSearchAndThenARow(int width)
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60), width);

        var reached = new List<string>();
        while (reached.Count < 90 && !reached.Contains("0"))
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            reached.Add(await opened.Page.EvaluateAsync<string>(Focused));
        }

        Assert.Equal("skip", reached[0]);
        Assert.Contains("card", reached);
        Assert.Contains("bar", reached);
        Assert.Contains("search", reached);
        Assert.Equal("0", reached[^1]);
        Assert.True(reached.IndexOf("search") > reached.IndexOf("bar"));
    }

    [Fact]
    public async Task Sort_ByKeyboard_OrdersVersionsByTheirNumbersAndSaysSo()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));
        ILocator heading = opened.Page.Locator("#headings button[data-column=OsVersion]");
        ILocator column = opened.Page.Locator("#headings th", new PageLocatorOptions { Has = opened.Page.Locator("button[data-column=OsVersion]") });
        Assert.Equal("none", await column.GetAttributeAsync("aria-sort"));

        await heading.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await column.GetAttributeAsync("aria-sort"));
        Assert.Equal("OsVersion", await opened.Page.EvaluateAsync<string>(Focused));
        IReadOnlyList<string> up = await All(opened);

        await opened.Page.Keyboard.PressAsync("Space");
        Assert.Equal("descending", await column.GetAttributeAsync("aria-sort"));
        IReadOnlyList<string> down = await All(opened);

        string[] versions = ["7.15.2.1", "8.40.4.3", "9.80.3.16", "10.12.240", "11.11.65", "12.11.77"];
        Assert.Equal(versions, up.Where(text => text.Length > 0).Distinct());
        Assert.Equal(versions.Reverse(), down.Where(text => text.Length > 0).Distinct());

        // What is not known is last both ways.
        Assert.Equal(string.Empty, up[^1]);
        Assert.Equal(string.Empty, down[^1]);
        Assert.Equal(1, await opened.Page.Locator("#headings th:not([aria-sort=none])").CountAsync());
    }

    [Fact]
    public async Task Arrows_MoveBetweenRowsToBothEnds()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));
        await opened.Rows.First.FocusAsync();

        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("2", await opened.Page.EvaluateAsync<string>(Focused));
        await opened.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("1", await opened.Page.EvaluateAsync<string>(Focused));
        await opened.Page.Keyboard.PressAsync("End");
        Assert.Equal("59", await opened.Page.EvaluateAsync<string>(Focused));
        Assert.True(await opened.Page.EvaluateAsync<bool>("""
            () => {
              const row = document.activeElement.getBoundingClientRect();
              const box = document.getElementById('scroller').getBoundingClientRect();
              return row.top >= box.top && row.bottom <= box.bottom + 1 && row.bottom <= window.innerHeight + 1;
            }
            """));
        await opened.Page.Keyboard.PressAsync("Home");
        Assert.Equal("0", await opened.Page.EvaluateAsync<string>(Focused));
        Assert.Equal(1, await opened.Page.Locator("tr.device[tabindex='0']").CountAsync());
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Enter_OpensTheDevice_AndEscapeReturnsToItsRow(int width)
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60), width);
        await opened.Rows.First.FocusAsync();
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        string serial = (await opened.ColumnAsync("SerialNumber"))[1];

        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Contains(serial, await opened.Page.InnerTextAsync("#detail-place"), StringComparison.Ordinal);
        Assert.Equal("detail-close", await opened.Page.EvaluateAsync<string>(Focused));

        await opened.Page.Keyboard.PressAsync("Escape");
        Assert.False(await opened.Page.Locator("#detail").IsVisibleAsync());
        Assert.Equal("1", await opened.Page.EvaluateAsync<string>(Focused));
    }

    [Fact]
    public async Task Escape_ClosesTheColumnsAndReturnsToTheirButton()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(60));
        await opened.Page.Locator("#chooser summary").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        ILocator host = opened.Page.GetByLabel("Host name", new PageGetByLabelOptions { Exact = true });
        await host.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Space");
        await opened.Page.Keyboard.PressAsync("Escape");

        Assert.False(await host.IsVisibleAsync());
        Assert.Equal("SUMMARY", await opened.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        Assert.Contains(await opened.ColumnAsync("HostName"), text => text.StartsWith("axis-", StringComparison.Ordinal));
    }

    /// <summary>The versions of all rows in their order, page by page.</summary>
    private static async Task<IReadOnlyList<string>> All(InventoryPage opened) =>
        await opened.Page.EvaluateAsync<string[]>("""
            async () => {
              const scroller = document.getElementById('scroller');
              const found = new Map();
              for (scroller.scrollTop = 0; ; scroller.scrollTop += 300) {
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                document.querySelectorAll('tr.device').forEach((row) => found.set(Number(row.dataset.position), row.querySelector('[data-column=OsVersion]').textContent));
                if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) {
                  return [...found].sort((left, right) => left[0] - right[0]).map((one) => one[1]);
                }
              }
            }
            """);
}
