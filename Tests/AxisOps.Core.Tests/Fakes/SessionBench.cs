using System.Net;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>A pool over in-memory stores, and the usual ways to use it.</summary>
internal sealed class SessionBench : IAsyncDisposable
{
    internal const string Serial = "B8A44F000001";
    internal const string OtherSerial = "B8A44F000002";

    internal SessionBench(TimeProvider? time = null, SessionPoolOptions? pool = null) =>
        Pool = new DeviceSessionPool(Trust, Directory, time ?? TimeProvider.System, pool);

    internal MemoryTrustStore Trust { get; } = new();

    internal MemoryDirectory Directory { get; } = new();

    internal RecordingObserver Observer { get; } = new();

    internal DeviceSessionPool Pool { get; }

    internal SessionOptions Options => new()
    {
        Credentials = new FixedCredential(new NetworkCredential(AxisAnswers.User, AxisAnswers.Password)),
        Observer = Observer,
    };

    internal static DeviceTarget At(FakeDevice device, string? scheme = null) =>
        new(scheme is null ? $"127.0.0.1:{device.Port}" : $"{scheme}://127.0.0.1:{device.Port}");

    internal static DeviceTarget At(FakeDevice device, string expected, TargetOrigin origin) => new($"127.0.0.1:{device.Port}", expected, origin);

    internal void Pin(string serialNumber, string publicKeySha256) =>
        Trust.SavePin(new DeviceTrust(serialNumber, publicKeySha256, null, DateTimeOffset.UtcNow, "Set-DeviceTrust"));

    internal IDeviceSession Open(DeviceTarget target, SessionOptions? options = null) => Pool.Open(target, options ?? Options);

    internal async Task<DeviceReply> GetAsync(DeviceTarget target, string path = "/axis-cgi/param.cgi?action=list", SessionOptions? options = null)
    {
        await using IDeviceSession session = Open(target, options);
        return await session.SendAsync(DeviceRequest.Get(path), CancellationToken.None);
    }

    internal Task<DeviceException> RefuseAsync(DeviceTarget target, SessionOptions? options = null) =>
        Assert.ThrowsAsync<DeviceException>(() => GetAsync(target, options: options));

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
