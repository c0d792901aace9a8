using System.Collections.Concurrent;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Fakes;

internal sealed class RecordingObserver : ISessionObserver
{
    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<string> Told { get; } = new();

    public ConcurrentQueue<string> Traced { get; } = new();

    public ConcurrentQueue<DeviceTrust> Pins { get; } = new();

    public void Warn(DeviceTarget target, string message) => Warnings.Enqueue(message);

    public void Pinned(DeviceTarget target, DeviceTrust pin) => Pins.Enqueue(pin);

    public void Tell(DeviceTarget target, string message) => Told.Enqueue(message);

    public void Trace(DeviceTarget target, string message) => Traced.Enqueue(message);
}
