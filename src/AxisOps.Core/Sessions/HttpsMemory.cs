using AxisOps.Core.Http;
using AxisOps.Core.Store;

namespace AxisOps.Core.Sessions;

/// <summary>Remembers where HTTPS was seen: there, plain HTTP is never spoken again, or an attacker would only have to close port 443.</summary>
internal sealed class HttpsMemory(IDeviceDirectory directory, ITrustStore trust, TimeProvider time)
{
    /// <summary>Tells whether this device has spoken HTTPS. A pin can only have come from HTTPS.</summary>
    internal bool Has(string serialNumber) => directory.Find(serialNumber)?.HttpsSeen == true || trust.FindPin(serialNumber) is not null;

    /// <summary>Tells whether the device that is meant, or else the one last met at this place, has spoken HTTPS.</summary>
    internal bool Has(DeviceTarget target, string host, int httpsPort, int httpPort) => target.SerialNumber is { } serial
        ? Has(serial)
        : directory.FindByAddress(host).Any(known =>
            known.HttpsSeen && ((known.HttpsPort ?? 443) == httpsPort || (known.HttpPort ?? 80) == httpPort));

    /// <summary>Keeps where a proven or enrolled device was met.</summary>
    internal void Keep(string serialNumber, DevicePlace place, DeviceTarget target, string? model)
    {
        int? port = place.Port == 443 && directory.Find(serialNumber)?.HttpsPort is null ? null : place.Port;
        directory.Remember(new KnownDevice(serialNumber, place.Host)
        {
            HttpsPort = port,
            HttpPort = target.HttpPort,
            Model = model,
            HttpsSeen = true,
            LastSeen = time.GetUtcNow(),
        });
    }
}
