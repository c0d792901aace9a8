using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>The debug archive, network traces, and the tests of who can be reached.</summary>
public sealed class DiagnosticsTests
{
    private const string Archive = "axis-cgi/debug/debug.tgz";

    [Theory]
    [InlineData(Profiles.Camera980, "parameters.txt system.log access.log")]
    [InlineData(Profiles.Speaker129, "parameters.txt system.log access.log audit.log")]
    public async Task Archive_IsAGzippedTarOfLogsAndParameters_WithoutSecrets(string profile, string members)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var device = host.Devices[0];
        using var client = Client.As(host);
        await client.FormAsync(device, "axis-cgi/param.cgi", "action=update&Network.Interface.I0.dot1x.EAPTLS.PrivateKeyPassword=hidden-word");
        using var packed = new MemoryStream(await client.GetByteArrayAsync(device.Http(Archive), TestContext.Current.CancellationToken));
        using var reader = new TarReader(new GZipStream(packed, CompressionMode.Decompress));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.GetNextEntry() is { } entry)
        {
            using var text = new StreamReader(entry.DataStream!, Encoding.Latin1);
            files[entry.Name] = await text.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(members.Split(' '), files.Keys);
        Assert.Contains($"root.Properties.System.SerialNumber={device.SerialNumber}\n", files["parameters.txt"], StringComparison.Ordinal);
        Assert.Contains("----- System log -----", files["system.log"], StringComparison.Ordinal);
        Assert.All(files.Values, text => Assert.DoesNotContain("hidden-word", text, StringComparison.Ordinal));
        Assert.All(host.Credentials, credential => Assert.All(files.Values, text => Assert.DoesNotContain(credential.Password, text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("?cmd=pcapdump", 200)]
    [InlineData("?cmd=pcapdump&duration=30&interface=eth0", 200)]
    [InlineData("?cmd=pcapdump&duration=0", 400)]
    [InlineData("?cmd=pcapdump&duration=86400", 400)]
    [InlineData("?cmd=pcapdump&duration=-1", 400)]
    [InlineData("?cmd=pcapdump&interface=eth0%3Breboot", 400)]
    [InlineData("?cmd=rm", 400)]
    public async Task Trace_IsACaptureFile(string query, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        using var response = await client.GetAsync(host.Devices[0].Http(Archive + query), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 200)
        {
            Assert.Equal("D4C3B2A1" + "02000400" + "0000000000000000" + "00000400" + "01000000", Convert.ToHexString(await response.BytesAsync()));
        }
    }

    [Theory]
    [InlineData("operator", 403)]
    [InlineData("viewer", 403)]
    public async Task Archive_IsForAdministrators(string role, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host, role);
        Assert.Equal(status, (await client.AskAsync(host.Devices[0], Archive)).Status);
    }

    [Fact]
    public async Task OldReleases_DoNotHaveIt()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        Assert.Equal(404, (await client.AskAsync(host.Devices[0], Archive)).Status);
        Assert.Equal(404, (await client.AskAsync(host.Devices[0], "axis-cgi/pingtest.cgi?ip=127.0.0.1")).Status);
    }

    [Fact]
    public async Task Ping_ReachesUnitsOfTheFleetThatHavePower_AndNobodyElse()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 3, Profiles = [Profiles.Camera1111] });
        var device = host.Devices[0];
        using var client = Client.As(host, "viewer");
        Assert.Equal((200, "got response\n"), await client.AskAsync(device, $"axis-cgi/pingtest.cgi?ip={host.Devices[1].Address}"));
        Assert.Equal((200, "got response\n"), await client.AskAsync(device, $"axis-cgi/pingtest.cgi?ip={device.Address}"));
        host.Devices[1].Faults.Set("poweroff");
        Assert.Equal((200, "no response\n"), await client.AskAsync(device, $"axis-cgi/pingtest.cgi?ip={host.Devices[1].Address}"));
        Assert.Equal((200, "no response\n"), await client.AskAsync(device, "axis-cgi/pingtest.cgi?ip=127.0.0.1"));
        Assert.Equal((200, "no response\n"), await client.AskAsync(device, "axis-cgi/pingtest.cgi?ip=vms.example"));
        Assert.Equal(400, (await client.AskAsync(device, "axis-cgi/pingtest.cgi?ip=-f%20192.0.2.1")).Status);
        Assert.Equal(400, (await client.AskAsync(device, "axis-cgi/pingtest.cgi")).Status);
    }

    [Fact]
    public async Task TcpTest_KnowsWhichPortsAUnitServes()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Camera1111] });
        var (device, other) = (host.Devices[0], host.Devices[1]);
        using var client = Client.As(host);
        var test = $"axis-cgi/tcptest.cgi?address={other.Address}&port=";
        Assert.Equal((200, "Test successful.\n"), await client.AskAsync(device, test + "80"));
        Assert.Equal((200, "Test successful.\n"), await client.AskAsync(device, test + other.HttpsPort));
        other.SetParameter("System.BoaGroupPolicy.admin", "https");
        Assert.Equal((200, "Test failed.\n"), await client.AskAsync(device, test + "80"));
        Assert.Equal((200, "Test failed.\n"), await client.AskAsync(device, test + "22"));
        Assert.Equal(400, (await client.AskAsync(device, test + "70000")).Status);
        Assert.Equal(400, (await client.AskAsync(device, "axis-cgi/tcptest.cgi?port=80")).Status);
        Assert.Empty(other.Journal.Requests);
    }
}
