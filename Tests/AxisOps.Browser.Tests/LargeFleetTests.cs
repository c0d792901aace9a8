using System.Text.Json;
using AxisOps.Browser.Tests.Fleets;

namespace AxisOps.Browser.Tests;

public sealed class LargeFleetTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const int Count = 5_000;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task FiveThousandDevices_FilterSortAndScrollToTheRightRows(int width)
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(Count), width);
        Assert.Equal("5,000 devices", await opened.StatusAsync());

        JsonElement found = await opened.Page.EvaluateAsync<JsonElement>("""
            async (serial) => {
              const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              const result = { times: {} };
              const timed = async (name, act) => {
                await frame();
                const begin = performance.now();
                act();
                const ran = performance.now();
                await frame();
                result.times[name] = `${(ran - begin).toFixed(1)} ms of script, drawn after ${(performance.now() - begin).toFixed(1)} ms`;
              };
              const rows = () => [...document.querySelectorAll('tr.device')];
              const search = document.getElementById('search');
              const type = (text) => { search.value = text; search.dispatchEvent(new Event('input')); };
              const toEnd = () => {
                const scroller = document.getElementById('scroller');
                scroller.scrollTop = scroller.scrollHeight;
                window.scrollTo(0, document.documentElement.scrollHeight);
              };
              const sort = document.getElementById('sort-by');
              await timed('sort by address', () => { sort.value = 'Address'; sort.dispatchEvent(new Event('change')); });
              await timed('scroll to the end', toEnd);
              await timed('scroll to the end, drawn', toEnd);
              result.last = rows().at(-1).textContent;
              result.lastPosition = Number(rows().at(-1).dataset.position);
              result.drawn = rows().length;
              await timed('filter to one', () => type(serial));
              result.one = rows().map((row) => row.textContent);
              result.oneStatus = document.getElementById('status').textContent;
              await timed('filter to none', () => type('nothing has this'));
              result.none = rows().length;
              await timed('filter to many', () => type('lund'));
              result.manyStatus = document.getElementById('status').textContent;
              await timed('filter off', () => type(''));
              result.first = rows()[0].textContent;
              result.load = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
              return result;
            }
            """, Fleet.SerialOf(4_321));

        TestContext.Current.TestOutputHelper!.WriteLine($"{width} px, loaded after {found.GetProperty("load").GetDouble():F0} ms");
        foreach (JsonProperty time in found.GetProperty("times").EnumerateObject().Where(time => !time.Name.StartsWith('$')))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{time.Name}: {time.Value.GetString()}");
        }

        Assert.Contains(Fleet.AddressOf(Count - 1), found.GetProperty("last").GetString(), StringComparison.Ordinal);
        Assert.Equal(Count - 1, found.GetProperty("lastPosition").GetInt32());
        Assert.InRange(found.GetProperty("drawn").GetInt32(), 8, 60);
        JsonElement one = Assert.Single(found.GetProperty("one").EnumerateArray());
        Assert.Contains(Fleet.SerialOf(4_321), one.GetString(), StringComparison.Ordinal);
        Assert.Equal("1 of 5,000 devices", found.GetProperty("oneStatus").GetString());
        Assert.Equal(0, found.GetProperty("none").GetInt32());
        Assert.Equal($"{Fleet.Of(Count).Count(device => device.Site == "Lund"):N0} of 5,000 devices", found.GetProperty("manyStatus").GetString());
        Assert.Contains(Fleet.AddressOf(0), found.GetProperty("first").GetString(), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Scroll_HalfWay_ShowsTheRowsThatBelongThere()
    {
        await using InventoryPage opened = await InventoryPage.OpenAsync(fixture.Browser, Fleet.Of(Count));
        await opened.Page.Locator("#headings button[data-column=Address]").ClickAsync();

        await opened.Page.EvaluateAsync("() => { document.getElementById('scroller').scrollTop = 2500 * 40; }");
        await opened.FrameAsync();

        JsonElement top = await opened.Page.EvaluateAsync<JsonElement>("""
            () => {
              const box = document.getElementById('scroller').getBoundingClientRect();
              const row = [...document.querySelectorAll('tr.device')].find((one) => one.getBoundingClientRect().top >= box.top + 40);
              return { index: Number(row.getAttribute('aria-rowindex')), text: row.textContent };
            }
            """);
        int index = top.GetProperty("index").GetInt32();
        Assert.InRange(index, 2_500, 2_506);
        Assert.Contains(Fleet.AddressOf(index - 2), top.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
