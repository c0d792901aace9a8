using System.Text;
using System.Xml.Linq;

namespace AxisOps.Simulator.Tests;

/// <summary>SOAP calls of a test to one device.</summary>
internal sealed class SoapClient(SimulatorHost host, string role = "administrator") : IDisposable
{
    public const string Certificates = "http://www.axis.com/vapix/ws/certificates";
    public const string WebServer = "http://www.axis.com/vapix/ws/webserver";
    public const string Onvif = "http://www.onvif.org/ver10/device/wsdl";
    public const string Action1 = "http://www.axis.com/vapix/ws/action1";
    private const string Soap = "http://www.w3.org/2003/05/soap-envelope";
    private readonly HttpClient client = Client.Basic(host, role);

    public SimulatedDevice Device { get; init; } = host.Devices[0];

    public async Task<(int Status, string Text)> SendAsync(string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8, "application/soap+xml");
        using var response = await this.client.PostAsync(this.Device.Https("vapix/services"), content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, Encoding.UTF8.GetString(await response.BytesAsync()));
    }

    public Task<(int Status, string Text)> CallAsync(string space, string action, string inner = "") => this.SendAsync(
        $"<s:Envelope xmlns:s=\"{Soap}\" xmlns:tt=\"http://www.onvif.org/ver10/schema\" xmlns:acert=\"http://www.axis.com/vapix/ws/cert\"><s:Body><{action} xmlns=\"{space}\">{inner}</{action}></s:Body></s:Envelope>");

    /// <summary>Calls and returns the answer in the body.</summary>
    public async Task<XElement> AskAsync(string space, string action, string inner = "")
    {
        var (status, text) = await this.CallAsync(space, action, inner);
        Assert.Equal((200, text), (status, text));
        return XElement.Parse(text).Elements().Last().Elements().First();
    }

    public void Dispose() => this.client.Dispose();
}
