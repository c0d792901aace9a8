using System.Collections.Concurrent;
using System.Management.Automation;
using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ranges;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Discovery.WsDiscovery;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Sessions;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Discovery;

/// <summary>Finds devices on the network, in address ranges, in files or in the fleet store. No credential is used.</summary>
[Cmdlet(VerbsCommon.Find, "Device", DefaultParameterSetName = "Network")]
[Alias("Find-AxisDevice")]
[OutputType(typeof(DiscoveredDevice))]
public sealed class FindDeviceCommand : StoreCmdlet
{
    private const double GatherSec = 1.5;

    private readonly List<string> ranges = [];
    private readonly List<string> files = [];
    private readonly ConcurrentQueue<DiscoveryConflict> conflicts = new();
    private readonly ConcurrentQueue<DiscoveryLoss> losses = new();
    private ProgressReporter? progress;
    private volatile RangeProgress? latest;

    /// <summary>Gets or sets address ranges to ask: CIDR, from-to, single addresses, lists.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Range", ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string[] Range { get; set; } = [];

    /// <summary>Gets or sets files that list devices: csv, json, json-lines or text; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Gets or sets files that list devices, taken literally.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the fleet store is read; nothing is sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Known")]
    public SwitchParameter Known { get; set; }

    /// <summary>Gets or sets sites of which a known device has one; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = "Known")]
    [ArgumentCompleter(typeof(DeviceLabelCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>Gets or sets tags that a known device has all of; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = "Known")]
    [ArgumentCompleter(typeof(DeviceLabelCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Tag { get; set; }

    /// <summary>Gets or sets how many addresses of a range are asked at once.</summary>
    [Parameter(ParameterSetName = "Range")]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = 256;

    /// <summary>Gets or sets how many new connections a sweep opens in a second at most.</summary>
    [Parameter(ParameterSetName = "Range")]
    [ValidateRange(1, 100_000)]
    public int MaxRate { get; set; } = 1000;

    /// <summary>Gets or sets the interfaces to search on, by name or own address; without it every one that is up.</summary>
    [Parameter(ParameterSetName = "Network")]
    [ValidateNotNullOrEmpty]
    public string[]? Interface { get; set; }

    /// <summary>Gets or sets the protocols to search the network with; without it all of them.</summary>
    [Parameter(ParameterSetName = "Network")]
    [ValidateSet(nameof(DiscoveryProtocol.Mdns), nameof(DiscoveryProtocol.Ssdp), nameof(DiscoveryProtocol.WsDiscovery))]
    [ValidateNotNullOrEmpty]
    public DiscoveryProtocol[] Protocol { get; set; } = [DiscoveryProtocol.Mdns, DiscoveryProtocol.Ssdp, DiscoveryProtocol.WsDiscovery];

    /// <summary>Gets or sets how long the network is listened to, or an address of a range may take, in seconds.</summary>
    [Parameter(ParameterSetName = "Network")]
    [Parameter(ParameterSetName = "Range")]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case "Range":
                ranges.AddRange(Range);
                break;
            case "Path":
                files.AddRange(Path.SelectMany(ResolvePath));
                break;
            case "LiteralPath":
                files.AddRange(LiteralPath.Select(path => GetUnresolvedProviderPathFromPSPath(path)));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        using var probe = new DeviceProbe(TimeProvider.System);
        var network = new RememberingProbe(new NetworkProbe(probe, TimeSpan.FromSeconds(Seconds(5)), TimeProvider.System));
        using var describer = new NetworkDescriber(TimeProvider.System);
        List<IDiscoverySource> sources = Sources(network);
        bool asksSetup = ParameterSetName == "Network";
        progress = new ProgressReporter(this, MyInvocation.MyCommand.Name);
        var options = new DiscoveryOptions
        {
            Conflict = conflicts.Enqueue,
            SetupTimeout = TimeSpan.FromSeconds(Seconds(5)),

            // With one source there is nobody to wait for.
            GatherTime = sources.Count > 1 && asksSetup ? TimeSpan.FromSeconds(GatherSec) : TimeSpan.Zero,
            Describer = describer,
        };
        Emit(DeviceFinder.FindAsync(sources, options, asksSetup ? network : null, StopToken));
        progress.Complete();
    }

    private List<IDiscoverySource> Sources(RememberingProbe network) => ParameterSetName switch
    {
        "Range" => [Sweep(network)],
        "Path" or "LiteralPath" => [.. files.Select(file => new FileDiscoverySource(file))],
        "Known" => [new KnownDiscoverySource(Store.Directory) { Sites = Site ?? [], Tags = Tag ?? [] }],
        _ => [.. Protocol.Distinct().Select(protocol => Listener(protocol, network))],
    };

    private IDiscoverySource Listener(DiscoveryProtocol protocol, RememberingProbe network)
    {
        var time = TimeSpan.FromSeconds(Seconds(5));
        var options = new MulticastOptions { Timeout = time, Interfaces = Interface ?? [], ProbeTimeout = time, Lost = losses.Enqueue };
        return protocol switch
        {
            DiscoveryProtocol.Ssdp => new SsdpSource(options, network, TimeProvider.System),
            DiscoveryProtocol.WsDiscovery => new WsDiscoverySource(options, network, TimeProvider.System),
            _ => new MdnsSource(new MdnsOptions { Timeout = time, Interfaces = Interface ?? [], Lost = losses.Enqueue }, TimeProvider.System),
        };
    }

    private RangeSource Sweep(RememberingProbe network)
    {
        try
        {
            var range = AddressRange.Parse(string.Join(',', ranges));
            WriteVerbose($"{range.Count} addresses are asked.");
            var options = new RangeOptions
            {
                Throttle = ThrottleLimit,
                MaxRate = MaxRate,
                ProbeTimeout = TimeSpan.FromSeconds(Seconds(5)),
                Progress = now => latest = now,
            };
            return new RangeSource(range, network, options, TimeProvider.System);
        }
        catch (FormatException error)
        {
            Terminate("AxisAddressRange", ErrorCategory.InvalidArgument, error.Message, cause: error);
            throw;
        }
    }

    /// <summary>Waits for one device after the other on this thread, so that each is written as soon as it is known.</summary>
    private void Emit(IAsyncEnumerable<DiscoveredDevice> devices)
    {
        IAsyncEnumerator<DiscoveredDevice> found = devices.GetAsyncEnumerator(StopToken);
        try
        {
            WriteAll(found);
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (InventoryFileException error)
        {
            Terminate("AxisInventoryRead", ErrorCategory.InvalidData, error.Message, error.Path, cause: error);
        }
        catch (System.Net.Sockets.SocketException error)
        {
            Terminate("AxisDiscoverySocket", ErrorCategory.ResourceUnavailable, $"This computer cannot search: {error.Message}", cause: error);
        }
        catch (IOException error)
        {
            Terminate(
                "AxisDiscoveryInterface",
                Interface is null ? ErrorCategory.ResourceUnavailable : ErrorCategory.ObjectNotFound,
                error.Message,
                Interface,
                Interface is null ? "Search an address range with -Range." : "Give the name, number or own address of an interface that is up.",
                error);
        }
        finally
        {
            Cancel();
            found.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void WriteAll(IAsyncEnumerator<DiscoveredDevice> found)
    {
        try
        {
            for (int count = 0; Next(found, count); count++)
            {
                WriteObject(found.Current);
            }
        }
        catch
        {
            progress!.Abandon();
            throw;
        }
    }

    private bool Next(IAsyncEnumerator<DiscoveredDevice> found, int count)
    {
        Task<bool> next = found.MoveNextAsync().AsTask();
        while (Task.WaitAny([next], 250) < 0)
        {
            Report(count);
        }

        Report(count);
        return next.GetAwaiter().GetResult();
    }

    private void Report(int count)
    {
        while (conflicts.TryDequeue(out DiscoveryConflict? conflict))
        {
            WriteWarning(
                $"{conflict.SerialNumber} is claimed at {conflict.Address} and at {conflict.OtherAddress}: it moved, has two addresses, or one is an impostor. Test-Device tells who is who.");
        }

        while (losses.TryDequeue(out DiscoveryLoss? loss))
        {
            WriteWarning(loss.Packets == 0
                ? $"Time was up while {loss.Protocol} still brought devices: some may be missing. Search again with a longer -TimeoutSec, or one -Interface at a time."
                : $"{loss.Packets} answers by {loss.Protocol} came faster than this computer took them in, and asking again did not bring all: devices may be missing. Search again with a longer -TimeoutSec, or one -Interface at a time.");
        }

        if (latest is { } now)
        {
            progress!.Update(now.Total, now.Done, $"{now.Done} of {now.Total} addresses asked, {now.Found} devices found");
        }
        else
        {
            progress!.Update($"{count} devices found");
        }
    }

    private int Seconds(int standard) => MyInvocation.BoundParameters.ContainsKey(nameof(TimeoutSec)) ? TimeoutSec : standard;

    private IEnumerable<string> ResolvePath(string path)
    {
        try
        {
            return GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException error)
        {
            Terminate("AxisFileNotFound", ErrorCategory.ObjectNotFound, error.Message, path, cause: error);
            throw;
        }
    }
}
