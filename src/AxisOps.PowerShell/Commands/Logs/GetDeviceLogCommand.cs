using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Logs;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Logs;

/// <summary>Reads a log of devices, line by line as objects, and follows it.</summary>
[Cmdlet(VerbsCommon.Get, "DeviceLog")]
[Alias("Get-AxisDeviceLog")]
[OutputType(typeof(DeviceLogEntry))]
public sealed class GetDeviceLogCommand : FleetCmdlet<DeviceLogBatch>
{
    /// <summary>Gets or sets which log is read.</summary>
    [Parameter]
    public DeviceLogName Log { get; set; }

    /// <summary>Gets or sets from when: a point in time, or a duration before now; by the device's clock.</summary>
    [Parameter]
    [LogStartTransformation]
    [ValidateNotNull]
    public object? Since { get; set; }

    /// <summary>Gets or sets how many of the last lines of each device, of those that pass the other filters.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int Tail { get; set; }

    /// <summary>Gets or sets text that a line must hold, without regard to case.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    /// <summary>Gets or sets the least grave level of the lines.</summary>
    [Parameter]
    public DeviceLogLevel Level { get; set; }

    /// <summary>Gets or sets a value indicating whether new lines follow until the command is stopped.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Gets or sets how often a device is asked for new lines, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int IntervalSec { get; set; } = 5;

    internal override FleetOperation<DeviceLogBatch> Operation => Follow
        ? DeviceLogs.Following(Options, new PollOptions(TimeSpan.FromSeconds(IntervalSec), RequestsAtOnce, TimeSpan.FromSeconds(TimeoutSec)), TimeProvider.System)
        : DeviceLogs.Reading(Options);

    internal override void Write(FleetPartial<DeviceLogBatch> part) => Write(part.Value);

    internal override void Write(FleetCompleted<DeviceLogBatch> done)
    {
        if (done.Work.Value is { } batch)
        {
            Write(batch);
        }

        if (done.Work.Error is { } error)
        {
            WriteError(ErrorFactory.Create(error, done.Target));
        }
    }

    private DeviceLogOptions Options => new()
    {
        Log = Log,
        Since = Since switch
        {
            TimeSpan ago => new LogStart(null, ago),
            DateTimeOffset time => new LogStart(time, null),
            _ => null,
        },
        Tail = MyInvocation.BoundParameters.ContainsKey(nameof(Tail)) ? Tail : null,
        Text = Text,
        Level = MyInvocation.BoundParameters.ContainsKey(nameof(Level)) ? Level : null,
    };

    private void Write(DeviceLogBatch batch)
    {
        if (batch.Note is not null)
        {
            WriteWarning(batch.Note);
        }

        foreach (DeviceLogEntry entry in batch.Entries)
        {
            WriteObject(entry);
        }
    }
}
