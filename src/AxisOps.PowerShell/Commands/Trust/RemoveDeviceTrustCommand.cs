using System.Management.Automation;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Trust;

/// <summary>Removes pins, and what is known of their devices, or imported roots from the fleet store.</summary>
[Cmdlet(VerbsCommon.Remove, "DeviceTrust", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Pin")]
[Alias("Remove-AxisDeviceTrust")]
[OutputType(typeof(void))]
public sealed class RemoveDeviceTrustCommand : StoreCmdlet
{
    /// <summary>Gets or sets the serial numbers whose pins are removed; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Pin", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DeviceCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] SerialNumber { get; set; } = [];

    /// <summary>Gets or sets the SHA-256 of the roots to remove, as Get-DeviceTrust -Root shows it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Root", ValueFromPipelineByPropertyName = true)]
    [Alias("Sha256")]
    [ValidateNotNullOrEmpty]
    public string[] RootSha256 { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string pattern in SerialNumber)
        {
            RemovePins(pattern);
        }

        foreach (string sha256 in RootSha256)
        {
            string normal = sha256.Replace(":", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
            if (Store.Trust.ListRoots().FirstOrDefault(root => root.Sha256 == normal) is not { } root)
            {
                NotFound($"No imported root has the SHA-256 '{sha256}'; Get-DeviceTrust -Root lists them.", sha256);
            }
            else if (ShouldProcess($"root {root.Subject}", "remove"))
            {
                Store.Trust.RemoveRoot(normal);
            }
        }
    }

    private void RemovePins(string pattern)
    {
        string wanted = AxisOps.SerialNumber.TryNormalize(pattern, out string? normal) ? normal : pattern;
        var wildcard = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
        string[] found =
        [
            .. Store.Trust.ListPins().Select(pin => pin.SerialNumber)
                .Union(Store.Directory.List().Select(device => device.SerialNumber))
                .Where(wildcard.IsMatch)
                .Order(StringComparer.Ordinal),
        ];
        if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            NotFound($"Nothing is kept of '{pattern}'; Get-DeviceTrust and Find-Device -Known list what is.", pattern);
        }

        foreach (string serial in found)
        {
            if (ShouldProcess(serial, "remove its pin and forget the device"))
            {
                Store.Trust.RemovePin(serial);
                Store.Directory.Forget(serial);
            }
        }
    }

    private void NotFound(string message, object target) =>
        WriteError(new ErrorRecord(new ItemNotFoundException(message), "AxisItemNotFound", ErrorCategory.ObjectNotFound, target));
}
