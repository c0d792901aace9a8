namespace AxisOps;

/// <summary>An application (ACAP) on a device. Null means the device does not tell.</summary>
/// <param name="Name">The package name, case-sensitive on the device.</param>
/// <param name="NiceName">The name for people.</param>
/// <param name="Vendor">The vendor it states.</param>
/// <param name="Version">Its version.</param>
/// <param name="Status">Running, Stopped or Idle, as the device spells it.</param>
/// <param name="License">Valid, Invalid, Missing, Custom or None, as the device spells it.</param>
/// <param name="LicenseExpiration">The date the licence ends, as the device spells it.</param>
/// <param name="IsBundled">Whether it came with AXIS OS.</param>
/// <param name="SignatureStatus">Signed or Unknown, as the device spells it.</param>
public sealed record DeviceApplication(
    string Name,
    string? NiceName,
    string? Vendor,
    string? Version,
    string? Status,
    string? License,
    string? LicenseExpiration,
    bool? IsBundled,
    string? SignatureStatus)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version} ({Status})";
}
