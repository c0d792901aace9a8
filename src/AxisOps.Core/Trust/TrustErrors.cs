namespace AxisOps.Core.Trust;

/// <summary>The errors of trust: each says who answered, why it is not taken for the device, and the way out. No credential was sent.</summary>
internal static class TrustErrors
{
    internal static DeviceException OtherDevice(DeviceTarget target, string expected, string? actual, string verb) => new(
        DeviceErrorKind.Untrusted,
        actual is null
            ? $"{target}: the peer does not say which device it is, and {expected} is expected. No credential was sent."
            : $"{target}: another device answers: it {verb} {actual}, and {expected} is expected. No credential was sent.",
        "Look for the device with Find-Device; its address may have changed.");

    internal static DeviceException OtherThanBefore(DeviceTarget target, string former, string? actual) => new(
        DeviceErrorKind.Untrusted,
        $"{target}: another device answers than before: it {(actual is null ? "does not say which it is" : $"is {actual}")}, and {former} was there. No credential was sent.",
        $"If it was replaced, forget the former one with 'Remove-DeviceTrust {former}'; if addresses have changed, name the device by its serial number, or use what Find-Device returns.");

    internal static DeviceException PinChanged(DeviceTarget target, string serialNumber, string publicKeySha256) => new(
        DeviceErrorKind.Untrusted,
        $"{target}: the pinned key has changed: the peer claims to be {serialNumber} and presents the public key {publicKeySha256[..16]}..., "
        + "not the pinned one. No credential was sent.",
        "A factory default, an upgrade or a new certificate changes the key; so does an impostor. Find out which, then pin anew with "
        + $"'Set-DeviceTrust -Device {target.Host ?? serialNumber} -Pin -Force', or import the root that signed the certificate with Import-DeviceTrustRoot.");

    internal static DeviceException NotTrusted(DeviceTarget target, DeviceIdentity identity) => new(
        DeviceErrorKind.Untrusted,
        $"{target}: the device asks for a credential and got none, because {identity.Evidence}.",
        "Pin it after comparing fingerprints ('Find-Device ... | Set-DeviceTrust -Pin'), import the root of its certificate "
        + "(Import-DeviceTrustRoot), or accept first keys with -TrustOnFirstUse.");

    internal static DeviceException OtherRealm(DeviceTarget target, string realmSerial, string established) => new(
        DeviceErrorKind.Untrusted,
        $"{target}: identity mismatch: the connection belongs to {established}, but the peer asks for a credential of {realmSerial}. It got none.",
        "Check what stands between this computer and the device, for example a proxy or a port forwarding that mixes two devices.");

    internal static DeviceException HttpRefused(DeviceTarget target) => new(
        DeviceErrorKind.Untrusted,
        $"{target}: plain HTTP is not spoken without consent: anybody on the way can read and change it.",
        "Use https, or allow it with -AllowHttp for devices that have no HTTPS.");

    internal static DeviceException HttpAfterHttps(DeviceTarget target, string? serialNumber) => new(
        DeviceErrorKind.Untrusted,
        $"{target}: HTTPS was seen for {serialNumber ?? "the device at this address"} before, so plain HTTP is refused even with -AllowHttp. "
        + "No credential was sent.",
        "Find out why HTTPS is gone. After a deliberate change, forget the device with Remove-DeviceTrust and find it anew.");
}
