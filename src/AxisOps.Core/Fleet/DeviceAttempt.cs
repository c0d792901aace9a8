using Polly;

namespace AxisOps.Core.Fleet;

/// <summary>How far the work on one device has come.</summary>
internal sealed class DeviceAttempt(DeviceTarget target)
{
    public static readonly ResiliencePropertyKey<DeviceAttempt> Key = new("AxisOps.DeviceAttempt");

    /// <summary>Gets the device as it was named.</summary>
    public DeviceTarget Target { get; } = target;

    /// <summary>Gets or sets how often it was tried.</summary>
    public int Count { get; set; }

    /// <summary>Gets or sets a value indicating whether the operation itself was entered, so that something may have been sent.</summary>
    public bool Started { get; set; }
}
