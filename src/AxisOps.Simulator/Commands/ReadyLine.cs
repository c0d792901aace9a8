using System.Text.Encodings.Web;
using System.Text.Json;

namespace AxisOps.Simulator.Commands;

/// <summary>The one line on standard output: everything a client or a test needs to know about the fleet.</summary>
internal static class ReadyLine
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Create(SimulatorHost host)
    {
        var shared = host.Options.AddressMode == AddressMode.Address;
        return JsonSerializer.Serialize(
            new
            {
                Event = "ready",
                Environment.ProcessId,
                host.Options.Seed,
                AddressMode = shared ? "address" : "port",
                HttpPort = shared ? host.Devices[0].HttpPort : (int?)null,
                HttpsPort = shared ? host.Devices[0].HttpsPort : (int?)null,
                RootCertificate = string.Concat(host.RootCertificates.Select(root => root.ExportCertificatePem() + "\n")),
                host.Credentials,
                Devices = host.Devices.Select(device => new
                {
                    device.SerialNumber,
                    Address = device.Address.ToString(),
                    device.HttpPort,
                    device.HttpsPort,
                    UpnpPort = device.UpnpPort == 0 ? (int?)null : device.UpnpPort,
                    device.Profile,
                    device.ProfileData.Document.Origin,
                    device.Model,
                    device.Version,
                    device.HostName,
                    FactoryNew = device.IsFactoryNew,
                    Faults = device.Faults.Active,
                }),
                Mdns = host.AnnouncesByMdns,
                Discovery = DiscoveryNames.List(host.Discovery),
                host.DiscoveryInterface,
                Control = host.ControlUri is { } control ? new { Url = control, Token = host.ControlToken } : null,
            },
            Json);
    }
}
