namespace AxisOps;

/// <summary>A failure of one device. The message says which device and what was attempted; it never holds a secret or a device's HTML.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="DeviceException"/> class.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">Device, attempt and reason, in one or two sentences.</param>
    /// <param name="recommendedAction">What to do next; null when there is nothing to say.</param>
    /// <param name="innerException">The cause, if any.</param>
    public DeviceException(DeviceErrorKind kind, string message, string? recommendedAction = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        RecommendedAction = recommendedAction;
    }

    /// <summary>Gets what went wrong.</summary>
    public DeviceErrorKind Kind { get; }

    /// <summary>Gets what to do next, or null.</summary>
    public string? RecommendedAction { get; }

    /// <summary>
    /// Gets the device's own error code: the API's number for JSON and REST answers, the HTTP status for others; null when it gave none.
    /// </summary>
    public int? Code { get; init; }

    /// <summary>
    /// Gets a value indicating whether the failure came before anything of the request was sent, as when no connection was made: the device
    /// cannot have acted on it. False where that is not known.
    /// </summary>
    public bool NothingWasSent { get; init; }

    /// <summary>Gets a value indicating whether trying again may help: no connection, time-out, busy.</summary>
    public bool IsTransient => Kind is DeviceErrorKind.Unreachable or DeviceErrorKind.Timeout or DeviceErrorKind.Busy;
}
