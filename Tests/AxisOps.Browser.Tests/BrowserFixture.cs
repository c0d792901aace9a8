using Microsoft.Playwright;

namespace AxisOps.Browser.Tests;

/// <summary>One Chromium for the tests of a class. It is the one that is installed; nothing is downloaded.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? whyNot;

    /// <summary>Gets the browser; skips the running test where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(browser is null, whyNot ?? string.Empty);
            return browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
        {
            whyNot = "Chromium is not installed here; .ci/run installs it.";
            return;
        }

        try
        {
            playwright = await Playwright.CreateAsync();
        }
        catch (Exception cause) when (cause is PlaywrightException or System.ComponentModel.Win32Exception or IOException)
        {
            whyNot = $"The driver of the browser does not start here: {cause.Message}";
            return;
        }

        try
        {
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                Headless = true,
                ChromiumSandbox = !Environment.IsPrivilegedProcess,
                Args = ["--disable-gpu", "--disable-dev-shm-usage"],
            });
        }
        catch (Exception cause) when (cause is PlaywrightException or TimeoutException)
        {
            whyNot = $"{Path.GetFileName(program)} does not start here: {cause.Message.Split('\n')[0]}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
