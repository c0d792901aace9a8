using System.Text;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Tests;

/// <summary>REST calls of a test to one device, over HTTPS with Basic.</summary>
internal sealed class RestClient(SimulatorHost host, string role = "administrator") : IDisposable
{
    private readonly HttpClient client = Client.Basic(host, role);

    public SimulatedDevice Device { get; init; } = host.Devices[0];

    public async Task<(int Status, string Text)> SendAsync(string method, string path, string? json = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), this.Device.Https("config/rest/" + path));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, contentType);
        }

        using var response = await this.client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.TextAsync());
    }

    public async Task<JsonNode?> GetAsync(string path)
    {
        var (status, text) = await this.SendAsync("GET", path);
        Assert.Equal(200, status);
        return JsonNode.Parse(text)!["data"];
    }

    /// <summary>Sends data and returns status and error code; the code is 0 where there is none.</summary>
    public async Task<(int Status, int Code)> DoAsync(string method, string path, string data)
    {
        var (status, text) = await this.SendAsync(method, path, $"{{\"data\": {data}}}");
        return (status, JsonNode.Parse(text)!["error"]?["code"]?.GetValue<int>() ?? 0);
    }

    public void Dispose() => this.client.Dispose();
}
