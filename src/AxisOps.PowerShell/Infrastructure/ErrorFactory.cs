using System.Management.Automation;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Makes error records: one id and one category for each kind of device error (architecture.md section 8).</summary>
internal static class ErrorFactory
{
    /// <summary>Makes the record of a device's failure; its target object is the device as it was named.</summary>
    public static ErrorRecord Create(DeviceException error, DeviceTarget target)
    {
        (string id, ErrorCategory category) = Classify(error.Kind);
        var record = new ErrorRecord(error, id, category, target);
        record.ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.RecommendedAction ?? string.Empty };
        return record;
    }

    public static (string Id, ErrorCategory Category) Classify(DeviceErrorKind kind) => kind switch
    {
        DeviceErrorKind.Unreachable => ("AxisUnreachable", ErrorCategory.ConnectionError),
        DeviceErrorKind.Timeout => ("AxisTimeout", ErrorCategory.OperationTimeout),
        DeviceErrorKind.Untrusted => ("AxisCertificateUntrusted", ErrorCategory.SecurityError),
        DeviceErrorKind.Unauthorized => ("AxisUnauthorized", ErrorCategory.AuthenticationError),
        DeviceErrorKind.Forbidden => ("AxisForbidden", ErrorCategory.PermissionDenied),
        DeviceErrorKind.NotSupported => ("AxisNotSupported", ErrorCategory.NotImplemented),
        DeviceErrorKind.Rejected => ("AxisRejected", ErrorCategory.InvalidArgument),
        DeviceErrorKind.Busy => ("AxisBusy", ErrorCategory.ResourceBusy),
        DeviceErrorKind.Protocol => ("AxisProtocol", ErrorCategory.ProtocolError),
        DeviceErrorKind.ItemNotFound => ("AxisItemNotFound", ErrorCategory.ObjectNotFound),
        DeviceErrorKind.Cancelled => ("AxisCancelled", ErrorCategory.OperationStopped),
        DeviceErrorKind.OutcomeUnknown => ("AxisOutcomeUnknown", ErrorCategory.DeviceError),
        _ => ("AxisInternal", ErrorCategory.NotSpecified),
    };
}
