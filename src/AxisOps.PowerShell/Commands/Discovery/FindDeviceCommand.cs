using System.Management.Automation;
using AxisOps.Core.Discovery;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Discovery;

/// <summary>Finds devices on the network, in address ranges, in files or in the fleet store. No credential is used.</summary>
[Cmdlet(VerbsCommon.Find, "Device", DefaultParameterSetName = "Network")]
[Alias("Find-AxisDevice")]
[OutputType(typeof(DiscoveredDevice))]
public sealed class FindDeviceCommand : StoreCmdlet
{
    private readonly List<IDiscoverySource> sources = [];

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

    /// <summary>Gets or sets how many addresses of a range are asked at once.</summary>
    [Parameter(ParameterSetName = "Range")]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = 128;

    /// <summary>Gets or sets how long the network is listened to, or an address of a range may take, in seconds.</summary>
    [Parameter(ParameterSetName = "Network")]
    [Parameter(ParameterSetName = "Range")]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
    }
}
