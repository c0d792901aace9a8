using AxisOps.Browser.Tests.Fleets;

namespace AxisOps.Browser.Tests;

public sealed class HostileTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Page_OfHostileDevices_ShowsTheirTextsAndRunsAndFetchesNothing(int width)
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, HostileFleet.All(), width, title: HostileFleet.ScriptEnd + HostileFleet.Image);

        Assert.Equal(HostileFleet.ScriptEnd + HostileFleet.Image, await opened.Page.InnerTextAsync("h1"));
        Assert.Equal(HostileFleet.ScriptEnd + HostileFleet.Image, await opened.Page.TitleAsync());
        Assert.Equal($"{HostileFleet.Texts.Count} devices", await opened.StatusAsync());

        var seen = new List<string>();
        for (int row = 0; row < HostileFleet.Texts.Count; row++)
        {
            await opened.Page.EvaluateAsync("position => openDetail(position)", row);
            string[] values = await opened.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#detail-body .value')].map(one => one.textContent)");
            seen.Add(await opened.Page.Locator("#detail-title").TextContentAsync() ?? string.Empty);

            // Product, software, network, access, services, lists and what else it reported: each says it as it was said.
            Assert.True(values.Count(value => value == seen[^1]) >= 30, $"Row {row}: {values.Count(value => value == seen[^1])} values");
            await opened.Page.Keyboard.PressAsync("Escape");
        }

        Assert.Equal(HostileFleet.Texts.Select(Shown).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        await opened.Page.EvaluateAsync("() => { document.querySelectorAll('.bar').forEach(one => { one.click(); one.click(); }); buildPrint(); }");
        await opened.FrameAsync();

        // Only what the page's own markup and script made is there: no element and no attribute came from a device.
        Assert.Equal(0, await opened.Page.Locator("img, iframe, a:not(.skip), object, embed, form, base, [onerror], [onmouseover], [onfocus]").CountAsync());
        Assert.Equal(4, await opened.Page.Locator("script").CountAsync());
        Assert.Empty(opened.Complaints);
        Assert.Equal([opened.Url], opened.Requests);
    }

    [Fact]
    public async Task Policy_StopsScriptsStylesAndRequestsThatAreNotThePagesOwn()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(2));

        // What would happen if a device's text came through as markup after all.
        await opened.Page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              try { script.text = 'window.hurt = 1'; } catch { /* trusted types refuse it */ }
              document.body.append(script);
              const picture = document.createElement('img');
              picture.src = 'file:///nowhere.png';
              document.body.append(picture);
              try { document.body.insertAdjacentHTML('beforeend', '<style>body{display:none}</style>'); } catch { /* trusted types refuse it */ }
            }
            """);
        await opened.FrameAsync();

        Assert.True(await opened.Page.EvaluateAsync<bool>("() => window.hurt === undefined"));
        Assert.True(await opened.Page.Locator("h1").IsVisibleAsync());
        Assert.Contains(opened.Complaints, one => one.Contains("policy: ", StringComparison.Ordinal));
        Assert.DoesNotContain(opened.Complaints, one => one.StartsWith("dialog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_ForHostileText_FindsItAsText()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, HostileFleet.All());

        await opened.Page.Locator("#search").FillAsync(HostileFleet.Image);

        Assert.Equal([HostileFleet.Image], await opened.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('tr.device [data-column=Model]')].map(one => one.textContent)"));
        Assert.Equal($"1 of {HostileFleet.Texts.Count} devices", await opened.StatusAsync());
    }

    /// <summary>As it is shown: what would turn, break or control a line is a picture of itself.</summary>
    private static string Shown(string text) => text
        .Replace("\u202E", "\uFFFD", StringComparison.Ordinal)
        .Replace("\u2028", "\uFFFD", StringComparison.Ordinal)
        .Replace("\u2029", "\uFFFD", StringComparison.Ordinal)
        .Replace("\uD800", "\uFFFD", StringComparison.Ordinal)
        .Replace("\u001B", "\u241B", StringComparison.Ordinal)
        .Replace("\u0007", "\u2407", StringComparison.Ordinal);
}
