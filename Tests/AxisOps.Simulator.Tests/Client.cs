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

    public static HttpClient With(string userName, string password) => new(Handler(new NetworkCredential(userName, password)));

    /// <summary>Asks a CGI by GET; the answer as ISO 8859-1 text.</summary>
    public static async Task<(int Status, string Text)> AskAsync(this HttpClient client, SimulatedDevice device, string pathAndQuery)
    {
        using var response = await client.GetAsync(device.Http(pathAndQuery), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.TextAsync());
    }

    /// <summary>Posts a form as it is written, percent signs and all.</summary>
    public static async Task<(int Status, string Text)> FormAsync(this HttpClient client, SimulatedDevice device, string path, string form)
    {
        using var content = new StringContent(form, Encoding.Latin1, "application/x-www-form-urlencoded");
        using var response = await client.PostAsync(device.Http(path), content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.TextAsync());
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

    private static ResetIsFailure Handler(NetworkCredential? credential) => new ResetIsFailure
    {
        InnerHandler = new SocketsHttpHandler
        {
            Credentials = credential,
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        },
    };

    /// <summary>
    /// A reset that comes between the connect and the first look at the socket leaves SocketsHttpHandler as a bare socket exception; to a test it is the
    /// failed request that it is a moment later.
    /// </summary>
    private sealed class ResetIsFailure : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (System.Net.Sockets.SocketException error)
            {
                throw new HttpRequestException(error.Message, error);
            }
        }
    }
}
