using System.Management.Automation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Credentials;

/// <summary>Removes accounts from this session.</summary>
[Cmdlet(VerbsCommon.Remove, "DeviceCredential", SupportsShouldProcess = true, DefaultParameterSetName = "Id")]
[Alias("Remove-AxisDeviceCredential")]
[OutputType(typeof(void))]
public sealed class RemoveDeviceCredentialCommand : AxisCmdlet
{
    /// <summary>Gets or sets the numbers that Get-DeviceCredential shows.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Id", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether all accounts are removed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        int[] wanted = All ? [.. State.Credentials.Entries.Select(entry => entry.Id)] : Id;
        foreach (int id in wanted)
        {
            if (State.Credentials.Entries.FirstOrDefault(entry => entry.Id == id) is not { } found)
            {
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"This session has no credential {id}; Get-DeviceCredential lists them."),
                    "AxisItemNotFound",
                    ErrorCategory.ObjectNotFound,
                    id));
            }
            else if (ShouldProcess($"credential {id} for {found.Rule}", "remove"))
            {
                State.Credentials.Remove(found);
            }
        }
    }
}
