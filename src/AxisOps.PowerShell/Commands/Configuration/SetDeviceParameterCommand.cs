using System.Collections;
using System.Management.Automation;
using AxisOps.Core.Configuration;
using AxisOps.Core.Runs;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Configuration;

/// <summary>Sets parameters of devices: reads first, sends only what differs, reads back.</summary>
[Cmdlet(VerbsCommon.Set, "DeviceParameter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "One")]
[Alias("Set-AxisDeviceParameter")]
[OutputType(typeof(DeviceResult))]
public sealed class SetDeviceParameterCommand : RunCmdlet
{
    private ParameterSettings? settings;

    /// <summary>Gets or sets the parameter, in full.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "One")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gets or sets its value: text, a number, a Boolean, or a SecureString.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "One")]
    [AllowEmptyString]
    [ValidateNotNull]
    public object? Value { get; set; }

    /// <summary>Gets or sets several parameters with their values.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Many")]
    [ValidateNotNullOrEmpty]
    public IDictionary? Parameter { get; set; }

    /// <summary>Gets or sets a value indicating whether changes that can lock the operator out are meant.</summary>
    [Parameter]
    public SwitchParameter AllowRisk { get; set; }

    internal override RunOperation RunOperation => ParameterWriteOperation.Create(settings!, TimeProvider.System);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            settings = new ParameterSettings(Settings(), AllowRisk);
        }
        catch (FormatException error)
        {
            Terminate("AxisParameterValue", ErrorCategory.InvalidArgument, error.Message, cause: error);
        }
        catch (ParameterRiskException error)
        {
            Terminate(
                "AxisParameterRisk",
                ErrorCategory.PermissionDenied,
                error.Message,
                action: "Use -AllowRisk if that is meant, on one device first.",
                cause: error);
        }
    }

    internal override bool Accept(DeviceTarget target) => ShouldProcess(target.ToString(), "Set " + string.Join(", ", settings!.All));

    private List<ParameterSetting> Settings() => Parameter is null
        ? [ParameterValue.Setting(Name!, Value)]
        : [.. Parameter.Keys.Cast<object>().Select(key => ParameterValue.Setting(key.ToString()!, Parameter[key]))];
}
