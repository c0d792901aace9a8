using System.Management.Automation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Credentials;

/// <summary>Lists which account is used for which devices in this session; never a password.</summary>
[Cmdlet(VerbsCommon.Get, "DeviceCredential")]
[Alias("Get-AxisDeviceCredential")]
[OutputType(typeof(DeviceCredential))]
public sealed class GetDeviceCredentialCommand : AxisCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (CredentialEntry entry in State.Credentials.Entries.ToArray())
        {
            WriteObject(entry.ToView());
        }
    }
}
