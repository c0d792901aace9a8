namespace AxisOps;

/// <summary>One line of <c>Test-Device</c>: one question about one device.</summary>
/// <param name="Device">The device as it was named.</param>
/// <param name="SerialNumber">Its serial number; null when not known.</param>
/// <param name="Check">The question.</param>
/// <param name="Passed">The answer; null when it was not asked: an earlier answer made it pointless, or the device was named twice.</param>
/// <param name="Detail">What was seen, and what to do when it did not pass.</param>
public sealed record DeviceTestResult(string Device, string? SerialNumber, DeviceCheck Check, bool? Passed, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Device} {Check}: {(Passed is null ? "not tested" : Passed.Value ? "passed" : "failed")}, {Detail}";
}
