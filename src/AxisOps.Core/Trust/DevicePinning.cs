using AxisOps.Core.Fleet;

namespace AxisOps.Core.Trust;

/// <summary>Learns which public key a device presents now, without sending it a credential. Keeping the pin is the caller's decision.</summary>
public static class DevicePinning
{
    /// <summary>Makes the operation.</summary>
    /// <param name="time">The clock the pins are dated by.</param>
    /// <returns>An operation whose result is a pin that is not kept yet.</returns>
    public static FleetOperation<DeviceTrust> Operation(TimeProvider time) => new(
        "learning the public key",
        OperationSafety.Read,
        (session, _, _) =>
        {
            DeviceIdentity identity = session.Identity;
            if (identity.PublicKeySha256 is null)
            {
                throw new DeviceException(
                    DeviceErrorKind.Untrusted,
                    $"{session.Target}: the device speaks plain HTTP here, so there is no key to pin.",
                    "Enable HTTPS on the device, or use -AllowHttp with the cmdlets that read it.");
            }

            if (identity.SerialNumber is null)
            {
                throw new DeviceException(
                    DeviceErrorKind.Protocol,
                    $"{session.Target}: what answers does not say which serial number it has; it may be no Axis device.",
                    "Check the address with Find-Device -Range.");
            }

            return Task.FromResult(FleetOutcome.Succeeded(
                new DeviceTrust(identity.SerialNumber, identity.PublicKeySha256, identity.CertificateSubject, time.GetUtcNow(), "Set-DeviceTrust")
                {
                    Address = session.Address,
                }));
        });
}
