using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests.Json;

/// <summary>A unit and somebody who calls its JSON APIs.</summary>
internal sealed class JsonDevice : IAsyncDisposable
{
    private readonly HttpClient client;

    private JsonDevice(SimulatorHost host, string role)
    {
        this.Host = host;
        this.client = Client.As(host, role);
    }

    public SimulatorHost Host { get; }

    public SimulatedDevice Device => this.Host.Devices[0];

    public static Task<JsonDevice> StartAsync(string profile, TimeProvider? clock = null, int count = 1) =>
        StartAsync(new SimulatorOptions { Count = count, Profiles = [profile], Clock = clock ?? TimeProvider.System });

    public static async Task<JsonDevice> StartAsync(SimulatorOptions options) => new(await SimulatorFixture.StartAsync(options), "administrator");

    public async Task<string> TextAsync(string api, string method, string? parameters = null, SimulatedDevice? device = null)
    {
        var body = $$"""{"apiVersion":"1.0","method":"{{method}}","params":{{parameters ?? "{}"}}}""";
        using var response = await this.client.CallAsync((device ?? this.Device).Http($"axis-cgi/{api}.cgi"), body);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.TextAsync();
    }

    public async Task<JsonNode> DataAsync(string api, string method, string? parameters = null, SimulatedDevice? device = null)
    {
        var text = await this.TextAsync(api, method, parameters, device);
        var data = JsonNode.Parse(text)!["data"];
        Assert.True(data is not null, text);
        return data;
    }

    /// <summary>The code, and the sub-code or null.</summary>
    public async Task<(int Code, int? SubCode)> ErrorAsync(string api, string method, string? parameters = null)
    {
        var text = await this.TextAsync(api, method, parameters);
        var error = JsonNode.Parse(text)!["error"];
        Assert.True(error is not null, text);
        return ((int)error["code"]!, (int?)error["details"]?["subCode"]);
    }

    public async ValueTask DisposeAsync()
    {
        this.client.Dispose();
        await this.Host.DisposeAsync();
    }
}
