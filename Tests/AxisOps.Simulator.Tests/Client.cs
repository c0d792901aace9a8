using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AxisOps.Simulator.Tests;

/// <summary>What a test speaks to a device with: plain HttpClient, so that the simulator is judged by another implementation.</summary>
internal static class Client
{
    public static HttpClient Anonymous() => new(Handler(null));

    public static HttpClient As(SimulatorHost host, string role = "administrator", string? password = null)
    {
        var credential = host.Credentials.Single(item => item.Role == role);
        return new HttpClient(Handler(new NetworkCredential(credential.UserName, password ?? credential.Password)));
    }

    public static HttpClient Basic(SimulatorHost host, string role = "administrator")
    {
        var credential = host.Credentials.Single(item => item.Role == role);
        var client = Anonymous();
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", text);
        return client;
    }

    public static Uri Http(this SimulatedDevice device, string path) => new(device.HttpUri, path);

    public static Uri Https(this SimulatedDevice device, string path) => new(device.HttpsUri, path);

    public static async Task<HttpResponseMessage> CallAsync(this HttpClient client, Uri uri, string json) =>
        await client.PostAsync(uri, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public static async Task<byte[]> BytesAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        Encoding.Latin1.GetString(await response.BytesAsync());

    private static SocketsHttpHandler Handler(NetworkCredential? credential) => new()
    {
        Credentials = credential,
        UseProxy = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    };
}
