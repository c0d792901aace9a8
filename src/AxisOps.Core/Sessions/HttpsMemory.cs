using AxisOps.Core.Http;
using AxisOps.Core.Store;

namespace AxisOps.Core.Sessions;

/// <summary>
/// Remembers where HTTPS was seen, and with whom: there, plain HTTP is never spoken again - an attacker would only have to close port 443 - and
/// a stranger is noticed.
/// </summary>
internal sealed class HttpsMemory(IDeviceDirectory directory, ITrustStore trust, TimeProvider time)
{
    /// <summary>Tells whether this device has spoken HTTPS. A pin can only have come from HTTPS.</summary>
    internal bool Has(string serialNumber) =>
        directory.HasHttps(serialNumber) || directory.Find(serialNumber)?.HttpsSeen == true || trust.FindPin(serialNumber) is not null;

    /// <summary>Tells whether the device that is meant, or whoever was met at this place, has spoken HTTPS.</summary>
    internal bool Has(DeviceTarget target, string host, int httpsPort, int httpPort) =>
        (target.SerialNumber is { } serial && Has(serial))
        || directory.FindHttps(host).Any(seen => (target.SerialNumber is null || seen.SerialNumber is null || seen.SerialNumber == target.SerialNumber)
            && (seen.HttpsPort == httpsPort || (seen.HttpPort ?? 80) == httpPort))
        || (target.SerialNumber is null && directory.FindByAddress(host).Any(known =>
            known.HttpsSeen && ((known.HttpsPort ?? 443) == httpsPort || (known.HttpPort ?? 80) == httpPort)));

    /// <summary>Lists the devices that were proven or enrolled at a place.</summary>
    internal string[] TrustedAt(DevicePlace place) => [.. directory.FindHttps(place.Host)
        .Where(seen => seen.IsTrusted && seen.HttpsPort == place.Port)
        .Select(seen => seen.SerialNumber)
        .OfType<string>()];

    /// <summary>Finds the device that was trusted at a place, where it was another one than the one that answers there now.</summary>
    /// <param name="place">The place.</param>
    /// <param name="serialNumber">Who answers now; null when it does not say.</param>
    /// <returns>The serial number of the former device; null when nobody was trusted there, or the one that answers is known.</returns>
    internal string? FormerAt(DevicePlace place, string? serialNumber)
    {
        string[] trusted = TrustedAt(place);
        bool isKnown = serialNumber is not null && (trusted.Contains(serialNumber) || directory.Find(serialNumber) is not null || trust.FindPin(serialNumber) is not null);
        return isKnown ? null : trusted.FirstOrDefault();
    }

    /// <summary>Keeps that TLS was spoken at a place, before it is clear with whom.</summary>
    internal void Note(DevicePlace place, DeviceTarget target, string? serialNumber) =>
        directory.NoteHttps(new HttpsPlace(place.Host, place.Port, serialNumber) { HttpPort = target.HttpPort });

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
        directory.NoteHttps(new HttpsPlace(place.Host, place.Port, serialNumber) { HttpPort = target.HttpPort, IsTrusted = true });
    }
}
