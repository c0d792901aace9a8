using System.Text.RegularExpressions;
using AxisOps.Browser.Tests.Fleets;

namespace AxisOps.Browser.Tests;

/// <summary>The file itself, without a browser.</summary>
public sealed partial class PageFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("axisops-browser-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task File_OfHostileDevices_HasNoTagThatTheFileOfNoDeviceHasNot()
    {
        string title = HostileFleet.ScriptEnd + HostileFleet.Image;
        string hostile = await File.ReadAllTextAsync(PageFile.Write(folder.FullName, HostileFleet.All(), title), TestContext.Current.CancellationToken);
        string empty = await File.ReadAllTextAsync(PageFile.Write(folder.FullName, []), TestContext.Current.CancellationToken);

        Assert.Equal(Tags(empty), Tags(hostile));
        Assert.True(hostile.Length > empty.Length + 100_000);
    }

    [Fact]
    public async Task File_NamesNoOtherFileAndNoOtherPlace()
    {
        string page = await File.ReadAllTextAsync(PageFile.Write(folder.FullName, []), TestContext.Current.CancellationToken);

        Assert.Equal(["data:,", "#devices-heading"], Link().Matches(page).Select(link => link.Groups[1].Value));
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("fetch(", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Tags(string page) => Tag().Matches(page).Select(tag => tag.Value);

    [GeneratedRegex("</?[A-Za-z!][^ >]*")]
    private static partial Regex Tag();

    [GeneratedRegex("(?:href|src|action|data)=\"([^\"]*)\"")]
    private static partial Regex Link();
}
