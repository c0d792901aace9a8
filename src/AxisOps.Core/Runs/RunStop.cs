using System.Globalization;

namespace AxisOps.Core.Runs;

/// <summary>What becomes of the devices of a run that is stopped while nobody works on it.</summary>
internal static class RunStop
{
    /// <summary>Gives the outcome of a device that has none: unknown where something may have been sent, else cancelled.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="device">What is on record of it.</param>
    /// <param name="isWhole">Whether the record is all there is: else a step of the device may be missing in it.</param>
    /// <returns>The outcome.</returns>
    public static DeviceEnded End(long runId, RunDeviceHistory device, bool isWhole)
    {
        RunPlanDevice planned = device.Device;
        if (device.LastSteps.Count == 0 && (isWhole || planned.Skipped is not null))
        {
            return planned.Skipped is { } skipped
                ? new DeviceEnded(planned.Number, Outcome.Skipped) { Detail = skipped }
                : new DeviceEnded(planned.Number, Outcome.Cancelled)
                {
                    Detail = string.Create(CultureInfo.InvariantCulture, $"Nothing had been sent when run {runId} was stopped."),
                    ErrorKind = DeviceErrorKind.Cancelled,
                };
        }

        string problem = device switch
        {
            { OpenStep: { } open } => $"'{open.Step}' had begun, and nobody saw how it ended",
            { LastSteps: [.., var last] } => $"'{last.Name}' was the last that was done, and nobody saw what became of the device",
            _ => "records of its journal are not as they were written, and one of them may have been of this device",
        };
        return new DeviceEnded(planned.Number, Outcome.Unknown)
        {
            ErrorKind = DeviceErrorKind.OutcomeUnknown,
            Error = string.Create(CultureInfo.InvariantCulture, $"Run {runId} was stopped after its process was gone: {problem}."),
            RecommendedAction = $"Get-Device {planned.SerialNumber ?? device.Moved?.Host ?? planned.Host ?? planned.Device}",
        };
    }
}
