using System.Management.Automation;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Trust;

/// <summary>Lists the pins of the fleet store, or the roots that were imported into it.</summary>
[Cmdlet(VerbsCommon.Get, "DeviceTrust", DefaultParameterSetName = "Pin")]
[Alias("Get-AxisDeviceTrust")]
[OutputType(typeof(DeviceTrust), ParameterSetName = ["Pin"])]
[OutputType(typeof(DeviceTrustRoot), ParameterSetName = ["Root"])]
public sealed class GetDeviceTrustCommand : StoreCmdlet
{
    /// <summary>Gets or sets the serial numbers to list; wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = "Pin", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DeviceCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] SerialNumber { get; set; } = ["*"];

    /// <summary>Gets or sets a value indicating whether the imported roots are listed instead.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Root")]
    public SwitchParameter Root { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Root)
        {
            WriteObject(Store.Trust.ListRoots(), enumerateCollection: true);
            return;
        }

        IReadOnlyList<DeviceTrust> pins = Store.Trust.ListPins();
        foreach (string pattern in SerialNumber)
        {
            string wanted = AxisOps.SerialNumber.TryNormalize(pattern, out string? normal) ? normal : pattern;
            var wildcard = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
            DeviceTrust[] found = [.. pins.Where(pin => wildcard.IsMatch(pin.SerialNumber))];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
            {
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"No pin is kept for '{pattern}'. Find-Device | Set-DeviceTrust -Pin keeps one."),
                    "AxisItemNotFound",
                    ErrorCategory.ObjectNotFound,
                    pattern));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }
}
