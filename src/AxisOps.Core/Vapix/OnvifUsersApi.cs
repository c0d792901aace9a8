using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>GetUsers</c> of the ONVIF device service: accounts that are none of the device's others. The ONVIF core specification; no answer is recorded.</summary>
internal static class OnvifUsersApi
{
    public static readonly XNamespace Device = "http://www.onvif.org/ver10/device/wsdl";

    private const string Operation = "GetUsers";
    private const int MaxUsers = 256;

    /// <summary>Lists the names.</summary>
    public static Task<IReadOnlyList<string>> ListAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(SoapApi.Request(new XElement(Device + Operation)), SoapApi.Path, Operation, Parse, cancellationToken);

    /// <summary>Parses the answer; an account without a name is left out.</summary>
    public static IReadOnlyList<string> Parse(DeviceReply reply, ApiCall call) =>
        [.. SoapReply.Response(reply, call, Operation + "Response").Elements()
            .Where(user => user.Name.LocalName == "User")
            .Take(MaxUsers)
            .Select(user => DeviceText.Value(user.Elements().FirstOrDefault(child => child.Name.LocalName == "Username")?.Value))
            .OfType<string>()];
}
