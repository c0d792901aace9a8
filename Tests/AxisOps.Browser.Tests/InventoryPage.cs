using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

/// <summary>A page, written to a folder of its own and open in a browser. It hears everything that a page in order never says.</summary>
internal sealed class InventoryPage : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("axisops-browser-");
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<string> requests = new();
    private IBrowserContext? context;

    private InventoryPage()
    {
    }

    public IPage Page { get; private set; } = null!;

    /// <summary>Gets dialogs, errors, warnings and breaches of the content security policy.</summary>
    public IEnumerable<string> Complaints => complaints;

    /// <summary>Gets the addresses that were asked for.</summary>
    public IEnumerable<string> Requests => requests;

    public string Url { get; private set; } = string.Empty;

    public ILocator Rows => Page.Locator("tr.device");

    public static Task<InventoryPage> OpenAsync(
        IBrowser browser, IEnumerable<AxisDevice> devices, int width = 1280, ColorScheme scheme = ColorScheme.Light, string? title = null) =>
        OpenAsync(browser, folder => PageFile.Write(folder, devices, title), width, scheme);

    public static async Task<InventoryPage> OpenAsync(IBrowser browser, Func<string, string> write, int width, ColorScheme scheme)
    {
        var opened = new InventoryPage();
        try
        {
            await opened.StartAsync(browser, write, width, scheme);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async Task<string> StatusAsync() => await Page.InnerTextAsync("#status");

    /// <summary>The texts of a column, from top to bottom, of the rows that are in the document.</summary>
    public async Task<IReadOnlyList<string>> ColumnAsync(string name) => await Page.Locator($"tr.device td[data-column={name}]").AllInnerTextsAsync();

    /// <summary>Waits until the next frame is drawn, so that rows follow what was scrolled.</summary>
    public Task FrameAsync() => Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
        {
            await context.CloseAsync();
        }

        folder.Delete(recursive: true);
    }

    private async Task StartAsync(IBrowser browser, Func<string, string> write, int width, ColorScheme scheme)
    {
        string path = write(folder.FullName);
        Url = new Uri(path).AbsoluteUri;
        context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        Page = await context.NewPageAsync();
        Page.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        Page.PageError += (_, error) => complaints.Enqueue($"error: {error}");
        Page.Console += (_, message) => complaints.Enqueue($"console {message.Type}: {message.Text}");
        Page.Request += (_, request) => requests.Enqueue(request.Url);
        await Page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))");
        await Page.GotoAsync(Url);
    }
}
