namespace AxisOps;

/// <summary>How sure it is that the peer is the device with its serial number. Ordered from least to most sure.</summary>
public enum IdentityLevel
{
    /// <summary>Nothing is known yet.</summary>
    None,

    /// <summary>Plain HTTP: whatever the peer says, nobody proves it.</summary>
    Unprotected,

    /// <summary>TLS with a certificate that nothing vouches for: the serial number is the peer's own claim.</summary>
    Claim,

    /// <summary>The public key equals the pin kept for this serial number.</summary>
    Enrolled,

    /// <summary>The certificate chains to an imported or system root and names this device.</summary>
    Proven,
}
