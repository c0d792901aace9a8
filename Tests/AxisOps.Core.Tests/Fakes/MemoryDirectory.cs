using System.Collections.Concurrent;
using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Fakes;

internal sealed class MemoryDirectory : IDeviceDirectory
{
    private readonly ConcurrentDictionary<string, KnownDevice> devices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Host, int Port, string? Serial), HttpsPlace> places = new();

    public KnownDevice? Find(string serialNumber) => devices.GetValueOrDefault(serialNumber);

    public IReadOnlyList<KnownDevice> FindByAddress(string address) => [.. devices.Values.Where(device => device.Address == address)];

    public void Remember(KnownDevice device) => devices.AddOrUpdate(
        device.SerialNumber,
        device,
        (_, old) => device with
        {
            HttpPort = device.HttpPort ?? old.HttpPort,
            HttpsPort = device.HttpsPort ?? old.HttpsPort,
            Model = device.Model ?? old.Model,
            HttpsSeen = device.HttpsSeen || old.HttpsSeen,
        });

    public IReadOnlyList<KnownDevice> List() => [.. devices.Values.OrderBy(device => device.SerialNumber, StringComparer.Ordinal)];

    public void NoteHttps(HttpsPlace place) => places.AddOrUpdate(
        (place.Host, place.HttpsPort, place.SerialNumber),
        place,
        (_, old) => place with { HttpPort = place.HttpPort ?? old.HttpPort, IsTrusted = place.IsTrusted || old.IsTrusted });

    public IReadOnlyList<HttpsPlace> FindHttps(string host) => [.. places.Values.Where(place => place.Host == host)];

    public bool HasHttps(string serialNumber) => places.Values.Any(place => place.SerialNumber == serialNumber);

    public bool Forget(string serialNumber)
    {
        foreach ((string Host, int Port, string? Serial) key in places.Keys.Where(key => key.Serial == serialNumber))
        {
            places.TryRemove(key, out _);
        }

        return devices.TryRemove(serialNumber, out _);
    }
}
