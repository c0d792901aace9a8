namespace AxisOps.Simulator.Faults;

internal enum CertificateChoice
{
    /// <summary>The device's own default certificate.</summary>
    Own,

    /// <summary>A self-signed certificate of the device's name, also where the model has a device ID.</summary>
    SelfSigned,

    /// <summary>A self-signed certificate of the device's name with another key than any of its own.</summary>
    Foreign,
}
