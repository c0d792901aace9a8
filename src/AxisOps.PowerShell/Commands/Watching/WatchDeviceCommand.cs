using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;
using AxisOps.Core.Watching;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;
using AxisOps.PowerShell.Watching;

namespace AxisOps.PowerShell.Commands.Watching;

/// <summary>Watches how devices are: a table that is kept fresh for a person at a prompt, objects for everything else. No credential is used.</summary>
[Cmdlet(VerbsCommon.Watch, "Device")]
[Alias("Watch-AxisDevice")]
[OutputType(typeof(DeviceState))]
public sealed class WatchDeviceCommand : FleetCmdlet<DeviceState>
{
    private const int DefaultAnswerSeconds = 5;

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);

    private readonly WatchBoard board = new();
    private readonly List<DeviceTarget> targets = [];
    private LiveScreen? screen;
    private DateTimeOffset drawnAt;
    private bool hasColour;

    /// <summary>Gets or sets the devices: addresses, names, serial numbers, or what Find-Device and Get-Device return; without it all that the fleet store knows.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [DeviceTargetTransformation]
    [ArgumentCompleter(typeof(DeviceCompleter))]
    [ValidateNotNullOrEmpty]
    public override DeviceTarget[] Device { get; set; } = [];

    /// <summary>Gets or sets how often each device is asked, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int IntervalSec { get; set; } = 30;

    /// <summary>Gets or sets how many times each device is asked; without it until the command is stopped.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>Gets or sets a value indicating whether every answer is an object, and not only the first and those that tell something new; never the live view.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    internal override FleetOperation<DeviceState> Operation => new DeviceWatch(
        new PollOptions(TimeSpan.FromSeconds(IntervalSec), RequestsAtOnce, TimeSpan.FromSeconds(TimeoutSec)),
        targets.Count,
        Count == 0 ? null : Count,
        TimeProvider.System).Operation();

    internal override bool UsesCredentials => false;

    internal override (TimeSpan Every, Action Do)? Idle => screen is null ? null : (Refresh, Draw);

    internal override SessionOptions ConfigureSession(SessionOptions options) => options with
    {
        Credentials = NoCredentials.Instance,
        RequestTimeout = MyInvocation.BoundParameters.ContainsKey(nameof(TimeoutSec)) ? options.RequestTimeout : TimeSpan.FromSeconds(DefaultAnswerSeconds),
    };

    internal override void Write(FleetPartial<DeviceState> part)
    {
        bool isNews = board.Take(part.Target, part.Value);
        if (screen is null)
        {
            if (isNews || All)
            {
                WriteObject(part.Value);
            }
        }
        else if (TimeProvider.System.GetUtcNow() - drawnAt is var age && (age >= Refresh || age < TimeSpan.Zero))
        {
            Draw();
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => targets.AddRange(Device);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (targets.Count == 0 && !MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(Device)))
        {
            targets.AddRange(Store.Directory.List().Select(TargetOf));
            if (targets.Count == 0)
            {
                WriteWarning("The fleet store knows no device yet: name devices, or read them once with Get-Device.");
            }
        }

        List<DeviceTarget> distinct = [.. targets.Distinct()];
        targets.Clear();
        targets.AddRange(distinct);
        if (targets.Count == 0)
        {
            return;
        }

        if (!All && Decision.IsLive && Size() is not null)
        {
            screen = new LiveScreen(System.Console.Out);
            hasColour = MayColour();
        }

        foreach (DeviceTarget target in targets)
        {
            Offer(target);
        }

        base.EndProcessing();
        if (screen is not null)
        {
            Draw();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        screen?.Dispose();
    }

    private LiveDecision Decision => new(
        Host.Name,
        System.Console.IsOutputRedirected,
        MyInvocation.CommandOrigin == CommandOrigin.Runspace,
        MyInvocation.PipelineLength,
        MyInvocation.PipelinePosition,
        MyInvocation.Line,
        MyInvocation.OffsetInLine);

    private static DeviceTarget TargetOf(KnownDevice known) =>
        new(known.Address, known.SerialNumber, TargetOrigin.Recorded) { HttpPort = known.HttpPort, HttpsPort = known.HttpsPort, Model = known.Model };

    private void Draw()
    {
        drawnAt = TimeProvider.System.GetUtcNow();
        TableSize size = Size() ?? new TableSize(80, 24);

        // The line below the table belongs to the cursor.
        screen!.Show(StateTable.Draw(board.States, targets.Count, size with { Height = size.Height - 1 }, drawnAt.ToLocalTime(), hasColour, board.Changes), size.Height);
    }

    /// <summary>Null where the host has no screen.</summary>
    private static TableSize? Size()
    {
        try
        {
            return System.Console.WindowWidth > 0 && System.Console.WindowHeight > 3 ? new TableSize(System.Console.WindowWidth, System.Console.WindowHeight) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private bool MayColour() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && (SessionState.PSVariable.GetValue("PSStyle") is not { } style
            || PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() != "PlainText");
}
