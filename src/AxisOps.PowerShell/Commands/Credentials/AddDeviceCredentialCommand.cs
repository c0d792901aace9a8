using System.Management.Automation;
using System.Net;
using AxisOps.Core.Sessions;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Credentials;

/// <summary>Says which account is used for which devices, in this session.</summary>
[Cmdlet(VerbsCommon.Add, "DeviceCredential", DefaultParameterSetName = "Credential")]
[Alias("Add-AxisDeviceCredential")]
[OutputType(typeof(DeviceCredential))]
public sealed class AddDeviceCredentialCommand : AxisCmdlet
{
    /// <summary>Gets or sets the account.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Credential", ValueFromPipelineByPropertyName = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Gets or sets the name of a secret that SecretManagement's Get-Secret returns; it is fetched when a device needs it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Secret")]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>Gets or sets the vault of the secret; without it the default one.</summary>
    [Parameter(ParameterSetName = "Secret")]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Gets or sets the user name, where the secret is only a password.</summary>
    [Parameter(ParameterSetName = "Secret")]
    [ValidateNotNullOrEmpty]
    public string? UserName { get; set; }

    /// <summary>Gets or sets the serial number pattern the account is for.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? SerialNumber { get; set; }

    /// <summary>Gets or sets the address, name, wildcard pattern or network the account is for.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Address { get; set; }

    /// <summary>Gets or sets the model pattern the account is for.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>Gets or sets a value indicating whether further accounts may be tried when a proven or pinned device refuses this one; three at most.</summary>
    [Parameter]
    public SwitchParameter TryAll { get; set; }

    /// <summary>Gets or sets a value indicating whether the rule is returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (CredentialPatternKind kind, string? pattern) = (SerialNumber, Address, Model) switch
        {
            (null, null, null) => (CredentialPatternKind.Any, null),
            ({ } serial, null, null) => (CredentialPatternKind.SerialNumber, serial),
            (null, { } address, null) => (CredentialPatternKind.Address, address),
            (null, null, { } model) => (CredentialPatternKind.Model, (string?)model),
            _ => (CredentialPatternKind.Any, string.Empty),
        };
        if (pattern?.Length == 0)
        {
            Terminate("AxisCredentialPattern", ErrorCategory.InvalidArgument, "Only one of -SerialNumber, -Address and -Model can choose the devices of a credential.");
        }

        try
        {
            NetworkCredential? account = Credential is null ? null : new NetworkCredential(Credential.UserName, Credential.Password);
            string? key = SecretName is null ? null : SessionCredentials.KeyOf(SecretName, Vault);
            CredentialEntry added = State.Credentials.Add(new CredentialRule(kind, pattern, account, key, TryAll), SecretName, Vault, UserName);
            if (PassThru)
            {
                WriteObject(added.ToView());
            }
        }
        catch (FormatException error)
        {
            Terminate("AxisCredentialPattern", ErrorCategory.InvalidArgument, error.Message, pattern, cause: error);
        }
    }
}
