namespace AxisOps;

/// <summary>What went wrong with a device, in the terms a person acts on. Each kind has one error id and one error category.</summary>
public enum DeviceErrorKind
{
    /// <summary>No connection: refused, reset, no route, or the name does not resolve.</summary>
    Unreachable,

    /// <summary>The device did not answer within the time allowed.</summary>
    Timeout,

    /// <summary>The peer is not proven, not pinned, or not who it should be: no credential was sent.</summary>
    Untrusted,

    /// <summary>The device refused the credential, or none was given.</summary>
    Unauthorized,

    /// <summary>The credential is right and the role is too low, or this client is blocked for a while.</summary>
    Forbidden,

    /// <summary>The device has no such API.</summary>
    NotSupported,

    /// <summary>The device understood and said no.</summary>
    Rejected,

    /// <summary>The device is starting, upgrading or otherwise busy.</summary>
    Busy,

    /// <summary>The answer is not what the protocol promises: malformed, truncated, too large, of another kind.</summary>
    Protocol,

    /// <summary>The named item (user, application, parameter, known device) does not exist.</summary>
    ItemNotFound,

    /// <summary>The work was cancelled.</summary>
    Cancelled,

    /// <summary>A change was sent and its outcome is not known.</summary>
    OutcomeUnknown,

    /// <summary>A fault of this program or its surroundings (the fleet store, the file system), not of the device.</summary>
    Internal,
}
