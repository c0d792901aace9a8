namespace AxisOps;

/// <summary>IEEE 802.1X on the wired interface of a device. Null means the device does not tell.</summary>
/// <param name="IsEnabled">Whether it is on.</param>
/// <param name="Status">Stopped, Unauthorized, Authorized or Connecting, as the device spells it.</param>
/// <param name="Mode">For example <c>WPA-Enterprise-EAPTLS</c>.</param>
/// <param name="Certificate">The alias of the certificate it shows; null before AXIS OS 12.9.</param>
public sealed record DeviceDot1X(bool? IsEnabled, string? Status, string? Mode, string? Certificate)
{
    /// <inheritdoc/>
    public override string ToString() => IsEnabled switch
    {
        true => Status is null ? "on" : $"on ({Status})",
        false => "off",
        null => Status ?? "not known",
    };
}
