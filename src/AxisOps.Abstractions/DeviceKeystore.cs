namespace AxisOps;

/// <summary>A place on a device that holds private keys.</summary>
/// <param name="Id">For example <c>SE0</c>.</param>
/// <param name="SecurityLevel">SOFTWARE, TRUSTED_ENVIRONMENT or STRONG, as the device spells it; null when not told.</param>
public sealed record DeviceKeystore(string Id, string? SecurityLevel)
{
    /// <inheritdoc/>
    public override string ToString() => SecurityLevel is null ? Id : $"{Id} ({SecurityLevel})";
}
