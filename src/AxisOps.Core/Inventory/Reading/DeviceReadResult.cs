namespace AxisOps.Core.Inventory.Reading;

/// <summary>One reading of a device: always a device object, complete or not.</summary>
/// <param name="Device">What was read; each of its facts says how.</param>
/// <param name="Error">
/// Why the device as a whole failed: nothing answered, the credential was refused, it is not who it should be, or it tells no serial
/// number, model or version. Null when it succeeded, even where single facts are missing.
/// </param>
public sealed record DeviceReadResult(AxisDevice Device, DeviceException? Error)
{
    /// <summary>
    /// Gets the passing failure that left facts unread although the device succeeded; null when there was none. Reading again in the same
    /// session asks only for those.
    /// </summary>
    public DeviceException? Interruption { get; init; }
}
