using System.Diagnostics;
using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class ProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Process_PrintsOneReadyLine_AndEndsWithItsStandardInput()
    {
        using var process = Start(new() { ["AXISOPS_SIM_PASSWORD"] = "from the environment" }, "--count", "3", "--seed", "7", "--discovery", "off", "--factory-new", "2", "--fault", "refused@3", "--user-name", "boss");
        var ready = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        Assert.Equal(("ready", process.Id, 7, "address"), (ready["event"]!.ToString(), (int)ready["processId"]!, (int)ready["seed"]!, ready["addressMode"]!.ToString()));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", ready["rootCertificate"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(("boss", "from the environment", "administrator"), (ready["credentials"]![0]!["userName"]!.ToString(), ready["credentials"]![0]!["password"]!.ToString(), ready["credentials"]![0]!["role"]!.ToString()));
        var devices = ready["devices"]!.AsArray();
        Assert.Equal(["127.77.0.1", "127.77.0.2", "127.77.0.3"], devices.Select(device => device!["address"]!.ToString()));
        Assert.Equal([false, true, false], devices.Select(device => (bool)device!["factoryNew"]!));
        Assert.Equal("refused", devices[2]!["faults"]![0]!.ToString());
        Assert.False((bool)ready["mdns"]!);
        Assert.Empty(ready["discovery"]!.AsArray());
        Assert.StartsWith("http://127.0.0.1:", ready["control"]!["url"]!.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(ready["control"]!["token"]!.ToString());

        using var client = Client.Anonymous();
        using var response = await client.GetAsync($"http://127.77.0.1:{ready["httpPort"]}/axis-cgi/usergroup.cgi", TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)response.StatusCode);

        process.StandardInput.Close();
        Assert.Equal((0, string.Empty, string.Empty), await EndAsync(process));
    }

    [Fact]
    public async Task ReadyLine_NamesTheProtocolsThatAreOn()
    {
        string[] ports = ["--mdns-port", Port(), "--ssdp-port", Port(), "--wsd-port", Port()];
        using var process = Start([], ["--discovery", "ssdp,wsd", "--count", "2", "--profile", "p5512-5.51.7", "--discovery-interface", "127.0.0.1", .. ports]);
        var ready = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        Assert.Equal(["ssdp", "wsd"], ready["discovery"]!.AsArray().Select(name => name!.ToString()));
        Assert.Equal((false, "lo"), ((bool)ready["mdns"]!, ready["discoveryInterface"]!.ToString()));
        Assert.Single(ready["devices"]!.AsArray().Select(device => (int)device!["upnpPort"]!).Distinct());
        process.StandardInput.Close();
        Assert.Equal(0, (await EndAsync(process)).Code);
    }

    [Fact]
    public async Task PortMode_HasNoSharedPorts()
    {
        using var process = Start([], "--count", "2", "--address-mode", "port", "--discovery", "off", "--control", "off", "--clock", "2030-01-31T12:00:00Z");
        var ready = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        Assert.True(ready.AsObject().ContainsKey("httpPort"));
        Assert.Null(ready["httpPort"]);
        Assert.Null(ready["control"]);
        using var client = Client.Anonymous();
        using var response = await client.GetAsync($"http://127.0.0.1:{ready["devices"]![0]!["httpPort"]}/none", TestContext.Current.CancellationToken);
        Assert.Equal(2030, response.Headers.Date?.Year);
        Assert.All(ready["devices"]!.AsArray(), device => Assert.Equal("127.0.0.1", device!["address"]!.ToString()));
        process.StandardInput.Close();
        Assert.Equal(0, (await EndAsync(process)).Code);
    }

    [Theory]
    [InlineData("--count", "many")]
    [InlineData("--count", "0")]
    [InlineData("--profile", "none")]
    [InlineData("--network", "10.0.0.0/8")]
    [InlineData("--fault", "nothing@1")]
    [InlineData("--address-mode", "both")]
    [InlineData("--mdns-interface", "here")]
    [InlineData("--factory-new", "9")]
    [InlineData("--fault", "refused@")]
    [InlineData("--factory-new", ",")]
    [InlineData("--http-port", "65535", "--address-mode", "port")]
    [InlineData("--https-port", "8082", "--http-port", "8080", "--address-mode", "port")]
    [InlineData("--https-port", "8080", "--http-port", "8080")]
    [InlineData("--user-name", "operator1")]
    [InlineData("--user-name", "viewer1")]
    [InlineData("--mdns-interface", "192.0.2.1")]
    [InlineData("--discovery-interface", "no such interface")]
    [InlineData("--discovery", "mdns,bonjour")]
    [InlineData("--bind", "192.0.2.1", "--address-mode", "port")]
    [InlineData("--network", "192.0.2.0/24")]
    [InlineData("--upnp-port", "8080", "--http-port", "8080")]
    [InlineData("--fault", "status:503[soon]")]
    [InlineData("--fault", "readdress", "--address-mode", "port")]
    [InlineData("--clock", "soon")]
    [InlineData("--control", "maybe")]
    [InlineData("--control-port", "70000")]
    [InlineData("--bogus", "1")]
    public async Task WrongArgument_IsNamedAndEndsWith4(string name, string value, params string[] others)
    {
        using var process = Start([], [name, value, .. others]);
        var (code, output, error) = await EndAsync(process);
        Assert.Equal((4, string.Empty), (code, output));
        Assert.Contains(name, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenPort_EndsWith1AndSaysSo()
    {
        await using var host = await SimulatorFixture.StartAsync(1);
        using var process = Start([], "--discovery", "off", "--https-port", host.Devices[0].HttpPort.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (code, output, error) = await EndAsync(process);
        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains("address already in use", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_GoesToStandardErrorAndEndsWith0()
    {
        using var process = Start([], "--help");
        var (code, output, error) = await EndAsync(process);
        Assert.Equal((0, string.Empty), (code, output));
        Assert.Contains("--address-mode", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_EndsCleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var process = Start([], "--discovery", "off");
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal(0, (await EndAsync(process)).Code);
    }

    private static string Port() => DiscoveryListener.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AxisOps.Simulator.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output, string Error)> EndAsync(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
