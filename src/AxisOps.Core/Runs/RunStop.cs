using System.Globalization;

namespace AxisOps.Core.Runs;

/// <summary>What becomes of the devices of a run that is stopped while nobody works on it.</summary>
internal static class RunStop
{
    /// <summary>Gives the outcome of a device that has none: unknown where something may have been sent, else cancelled.</summary>
    public static DeviceEnded End(long runId, RunDeviceHistory device)
    {
        RunPlanDevice planned = device.Device;
        if (device.LastSteps.Count == 0)
        {
            return planned.Skipped is { } skipped
                ? new DeviceEnded(planned.Number, Outcome.Skipped) { Detail = skipped }
                : new DeviceEnded(planned.Number, Outcome.Cancelled)
                {
                    Detail = string.Create(CultureInfo.InvariantCulture, $"Nothing had been sent when run {runId} was stopped."),
                    ErrorKind = DeviceErrorKind.Cancelled,
                };
        }

        string problem = device.OpenStep is { } open
            ? $"'{open.Step}' had begun, and nobody saw how it ended"
            : $"'{device.LastSteps[^1].Name}' was the last that was done, and nobody saw what became of the device";
        return new DeviceEnded(planned.Number, Outcome.Unknown)
        {
            ErrorKind = DeviceErrorKind.OutcomeUnknown,
            Error = string.Create(CultureInfo.InvariantCulture, $"Run {runId} was stopped after its process was gone: {problem}."),
            RecommendedAction = $"Get-Device {planned.SerialNumber ?? device.Moved?.Host ?? planned.Host ?? planned.Device}",
        };
    }
}
