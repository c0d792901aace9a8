namespace AxisOps;

/// <summary>How the device is spoken to.</summary>
public enum DeviceScheme
{
    /// <summary>HTTP over TLS.</summary>
    Https,

    /// <summary>Plain HTTP.</summary>
    Http,
}
