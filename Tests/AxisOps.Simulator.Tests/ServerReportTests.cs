using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class ServerReportTests
{
    private const string Report = "axis-cgi/serverreport.cgi";

    [Fact]
    public async Task Text_HoldsParametersAndLogs_InChunks()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host);
        using var response = await client.GetAsync(device.Http(Report), TestContext.Current.CancellationToken);
        var text = await response.TextAsync();
        Assert.Equal(("text/plain", true), (response.Content.Headers.ContentType!.ToString(), response.Headers.TransferEncodingChunked == true));
        Assert.Contains($"root.Properties.System.SerialNumber={device.SerialNumber}\n", text, StringComparison.Ordinal);
        Assert.Contains("----- System log -----", text, StringComparison.Ordinal);
        Assert.All(host.Credentials, credential => Assert.DoesNotContain(credential.Password, text, StringComparison.Ordinal));
        Assert.DoesNotContain("SIMULATED-SECRET", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zip", "serverreport_cgi.txt")]
    [InlineData("zip_with_image", "serverreport_cgi.txt serverreport_image.jpg")]
    public async Task Zip_HasTheRecordedMembers(string mode, string members)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        using var response = await client.GetAsync(host.Devices[0].Https($"axis-cgi/admin/serverreport.cgi?mode={mode}"), TestContext.Current.CancellationToken);
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.ToString());
        using var archive = new ZipArchive(new MemoryStream(await response.BytesAsync()));
        Assert.Equal(members.Split(' '), archive.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(archive.Entries[0].Open(), Encoding.Latin1);
        Assert.StartsWith("----- Server report -----", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (archive.Entries.Count == 2)
        {
            using var image = archive.Entries[1].Open();
            var start = new byte[2];
            await image.ReadExactlyAsync(start, TestContext.Current.CancellationToken);
            Assert.Equal([0xFF, 0xD8], start);
        }
    }

    [Fact]
    public async Task Tar_HoldsAllLogs()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        using var reader = new TarReader(new MemoryStream(await client.GetByteArrayAsync(host.Devices[0].Http(Report + "?mode=tar_all"), TestContext.Current.CancellationToken)));
        var names = new List<string>();
        while (reader.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name);
        }

        Assert.Equal(["serverreport_cgi.txt", "system.log", "access.log", "audit.log"], names);
    }

    [Theory]
    [InlineData(Profiles.Speaker129, "zip_with_image")]
    [InlineData(Profiles.Camera551, "tar_all")]
    [InlineData(Profiles.Speaker129, "poem")]
    public async Task ModesAProductDoesNotHave_AreBadRequests(string profile, string mode)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        Assert.Equal(400, (await client.AskAsync(host.Devices[0], $"{Report}?mode={mode}")).Status);
    }

    [Fact]
    public async Task OldReport_CarriesASecretInClear_MarkedAsMadeUp()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        var text = (await client.AskAsync(host.Devices[0], Report)).Text;
        Assert.Contains("ftp_upload_password=SIMULATED-SECRET-NOT-A-REAL-PASSWORD\n", text, StringComparison.Ordinal);
        Assert.All(host.Credentials, credential => Assert.DoesNotContain(credential.Password, text, StringComparison.Ordinal));
    }
}
