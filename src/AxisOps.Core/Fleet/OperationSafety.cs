namespace AxisOps.Core.Fleet;

/// <summary>What may be done again when an operation on a device fails half-way.</summary>
public enum OperationSafety
{
    /// <summary>Changes nothing: transient failures are retried.</summary>
    Read,

    /// <summary>Ends in the same state however often it runs; each attempt looks at the device first. Transient failures are retried.</summary>
    Idempotent,

    /// <summary>
    /// Must not happen twice: one request, retried only while nothing was sent. Once it has started, a time-out, a lost connection, an answer that
    /// cannot be read or a cancellation leaves an unknown outcome.
    /// </summary>
    Once,
}
