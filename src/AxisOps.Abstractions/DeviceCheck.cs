namespace AxisOps;

/// <summary>The questions that <c>Test-Device</c> answers, in the order it asks them.</summary>
public enum DeviceCheck
{
    /// <summary>Does something answer at the address?</summary>
    Reachable,

    /// <summary>Has AXIS OS started, and is the first administrator created?</summary>
    Ready,

    /// <summary>Is it the device it should be?</summary>
    Identity,

    /// <summary>Is the credential right, and which role has it?</summary>
    Credential,
}
