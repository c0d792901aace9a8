namespace AxisOps;

/// <summary>What a certificate on a device is.</summary>
public enum CertificateKind
{
    /// <summary>The IEEE 802.1AR device identity that the manufacturer put in.</summary>
    DeviceId,

    /// <summary>Signed by its own key.</summary>
    SelfSigned,

    /// <summary>Issued by an authority.</summary>
    Issued,

    /// <summary>The certificate of an authority that the device trusts.</summary>
    Authority,
}
