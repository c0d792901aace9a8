using System.Globalization;
using System.Net;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Journal;

namespace AxisOps.Simulator.Discovery.Ssdp;

/// <summary>
/// The small web server of the UPnP port: the description that LOCATION names, and the one of the service in it. Its headers are
/// those of the kit that recorded devices name in SERVER; they are inferred.
/// </summary>
internal static class DescriptionServer
{
    public static async Task AnswerAsync(HttpContext context, DeviceConnection connection)
    {
        var device = connection.Device;
        var address = (context.Connection.LocalIpAddress ?? device.Address).Plain();
        var answer = context.Request.Path.Value switch
        {
            "/rootdesc1.xml" => device.ProfileData.UpnpDescription,
            "/scpd_basic.xml" => device.ProfileData.UpnpServiceDescription,
            _ => null,
        };
        var allowed = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var status = !allowed ? 405 : answer is null ? 404 : 200;
        device.Journal.Add(new JournalEntry
        {
            Time = device.Now,
            Kind = JournalEntryKind.Request,
            Scheme = connection.Scheme,
            RemoteEndPoint = connection.Remote,
            Method = context.Request.Method,
            PathAndQuery = JournalText.Mask(context.Request.Path + context.Request.QueryString),
            Protocol = context.Request.Protocol,
            Headers = JournalText.Headers(context.Request.Headers),
            Status = status,
            Note = "UPnP",
        });
        var body = status == 200 ? answer!.Template.Render(token => Resolve(device, address, token)) : default;
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.Date = device.Now.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.Server = device.ProfileData.Document.Discovery.Upnp!.Server;
        response.Headers["X-User-Agent"] = device.ProfileData.Document.Discovery.Upnp.UserAgent;
        response.Headers.Connection = "close";
        response.ContentLength = body.Length;
        if (status == 200)
        {
            response.ContentType = answer!.ContentType;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>The document speaks of the address it was fetched from.</summary>
    private static string Resolve(SimulatedDevice device, IPAddress address, string token) => XmlText.Escape(token switch
    {
        "serial" => device.SerialNumber,
        "upnp:name" => Name(device),
        "upnp:fullname" => device.GetParameter("Brand.ProdFullName") ?? device.ProfileData.Document.ShortName,
        "upnp:presentation" => Presentation(device, address),
        "upnp:base" => SsdpMessage.Root(device, address),
        _ => DeviceTokens.Resolve(device, token),
    });

    private static string Name(SimulatedDevice device) =>
        device.GetParameter(device.ProfileData.Document.Discovery.Upnp!.Name) is { Length: > 0 } name
            ? name.Replace(device.Claimed.Serial, device.SerialNumber, StringComparison.Ordinal)
            : $"{device.ProfileData.Document.ShortName} - {device.SerialNumber}";

    private static string Presentation(SimulatedDevice device, IPAddress address) => device.ServesHttp
        ? string.Create(CultureInfo.InvariantCulture, $"http://{address.InUri()}:{device.HttpPort}/")
        : string.Create(CultureInfo.InvariantCulture, $"https://{address.InUri()}:{device.HttpsPort}/");
}
