using System.Management.Automation;
using AxisOps.Core.Configuration;
using AxisOps.Core.Fleet;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Configuration;

/// <summary>Reads parameters: one object for each parameter of each device.</summary>
[Cmdlet(VerbsCommon.Get, "DeviceParameter")]
[Alias("Get-AxisDeviceParameter")]
[OutputType(typeof(DeviceParameter))]
public sealed class GetDeviceParameterCommand : FleetCmdlet<ParameterReading>
{
    private ParameterSelection? selection;

    /// <summary>Gets or sets the parameters or groups; everything without it.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether type, limits and rights are asked as well.</summary>
    [Parameter]
    public SwitchParameter IncludeDefinition { get; set; }

    internal override FleetOperation<ParameterReading> Operation => ParameterReadOperation.Create(selection!, IncludeDefinition);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            selection = new ParameterSelection(Name);
        }
        catch (FormatException error)
        {
            Terminate("AxisParameterName", ErrorCategory.InvalidArgument, error.Message, cause: error);
        }
    }

    internal override void Write(FleetCompleted<ParameterReading> done)
    {
        if (done.Work.Value is { } reading)
        {
            WriteObject(reading.Parameters, enumerateCollection: true);
            if (reading.Note is { } note)
            {
                WriteWarning(note);
            }

            foreach (string name in reading.Missing)
            {
                WriteError(ErrorFactory.Create(ParameterReadOperation.Missing(done.Target, name), done.Target));
            }
        }

        if (done.Work.Error is { } error)
        {
            WriteError(ErrorFactory.Create(error, done.Target));
        }
    }
}
