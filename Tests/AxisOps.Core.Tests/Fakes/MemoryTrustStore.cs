using System.Collections.Concurrent;
using AxisOps.Core.Store;

namespace AxisOps.Core.Tests.Fakes;

internal sealed class MemoryTrustStore : ITrustStore
{
    private readonly ConcurrentDictionary<string, DeviceTrust> pins = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DeviceTrustRoot> roots = new(StringComparer.Ordinal);

    public DeviceTrust? FindPin(string serialNumber) => pins.GetValueOrDefault(serialNumber);

    public IReadOnlyList<DeviceTrust> FindPinsByKey(string publicKeySha256) => [.. pins.Values.Where(pin => pin.PublicKeySha256 == publicKeySha256)];

    public void SavePin(DeviceTrust pin) => pins[pin.SerialNumber] = pin;

    public DeviceTrust AddPin(DeviceTrust pin) => pins.GetOrAdd(pin.SerialNumber, pin);

    public bool RemovePin(string serialNumber) => pins.TryRemove(serialNumber, out _);

    public IReadOnlyList<DeviceTrust> ListPins() => [.. pins.Values.OrderBy(pin => pin.SerialNumber, StringComparer.Ordinal)];

    public IReadOnlyList<DeviceTrustRoot> ListRoots() => [.. roots.Values.OrderBy(root => root.Subject, StringComparer.Ordinal)];

    public void SaveRoot(DeviceTrustRoot root) => roots[root.Sha256 + root.Purpose] = root;

    public bool RemoveRoot(string sha256) => roots.Keys.Where(key => key.StartsWith(sha256, StringComparison.Ordinal)).ToList().All(key => roots.TryRemove(key, out _));
}
