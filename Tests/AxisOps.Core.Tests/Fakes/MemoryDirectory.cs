using System.Collections.Concurrent;
using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Fakes;

internal sealed class MemoryDirectory : IDeviceDirectory
{
    private readonly ConcurrentDictionary<string, KnownDevice> devices = new(StringComparer.Ordinal);

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

    public bool Forget(string serialNumber) => devices.TryRemove(serialNumber, out _);
}
