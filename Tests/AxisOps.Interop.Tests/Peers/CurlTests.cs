using AxisOps.Simulator;
using AxisOps.TestKit;

namespace AxisOps.Interop.Tests.Peers;

/// <summary>curl as a client of the simulator: its digest, its basic, its HTTP/2.</summary>
public sealed class CurlTests
{
    private const string UserGroup = "/axis-cgi/usergroup.cgi";

    [Theory]
    [InlineData("p5512-5.51.7")]
    [InlineData("p3245-lve-11.11.192")]
    [InlineData("d4200-ve-12.9.57")]
    public async Task Curl_LogsInWithDigest_OverHttp(string profile)
    {
        PeerProgram.Require("curl");
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync(profile);

        PeerAnswer answer = await CurlAsync(fleet, "--digest", new Uri(fleet.Devices[0].HttpUri, UserGroup));

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("root\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains(fleet.Devices[0].Journal.Entries, entry => entry is { AuthScheme: "Digest", Status: 200 });
    }

    [Fact]
    public async Task Curl_KeepsOneConnection_OverSeveralRequests()
    {
        PeerProgram.Require("curl");
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync("p3245-lve-11.11.192");
        var uri = new Uri(fleet.Devices[0].HttpUri, UserGroup);

        PeerAnswer answer = await CurlAsync(fleet, "--digest", uri, uri, uri);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(3, fleet.Devices[0].Journal.Entries.Count(entry => entry.Status == 200));
        Assert.Single(fleet.Devices[0].Journal.Entries.Select(entry => entry.RemoteEndPoint).Distinct());
    }

    [Fact]
    public async Task Curl_LogsInWithBasic_OverHttpsAndHttp2()
    {
        PeerProgram.Require("curl");
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync("d4200-ve-12.9.57");

        PeerAnswer answer = await CurlAsync(fleet, "--basic", new Uri(fleet.Devices[0].HttpsUri, UserGroup));

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("root\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains(
            fleet.Devices[0].Journal.Entries,
            entry => entry is { AuthScheme: "Basic", Status: 200 } && entry.Protocol!.Contains('2', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Curl_IsRefused_WithTheWrongPassword()
    {
        PeerProgram.Require("curl");
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync("p3245-lve-11.11.192");

        PeerAnswer answer = await PeerProgram.RunAsync(
            "curl", "user = \"root:wrong\"\n", "--silent", "--config", "-", "--digest", "--fail", new Uri(fleet.Devices[0].HttpUri, UserGroup).ToString());

        Assert.Equal(22, answer.ExitCode);
        Assert.DoesNotContain(fleet.Devices[0].Journal.Entries, entry => entry.Status == 200);
    }

    /// <summary>The password goes in by standard input: an argument could be read in the process list.</summary>
    private static Task<PeerAnswer> CurlAsync(SimulatorHost fleet, string scheme, params Uri[] uris)
    {
        SimulatedCredential account = fleet.Credentials[0];
        return PeerProgram.RunAsync(
            "curl",
            $"user = \"{account.UserName}:{account.Password}\"\n",
            ["--silent", "--config", "-", "--insecure", "--fail", scheme, .. uris.Select(uri => uri.ToString())]);
    }
}
