using System.Management.Automation;

namespace AxisOps.HelpBuilder.Tests;

/// <summary>A cmdlet with every kind of parameter the help has to describe.</summary>
[Cmdlet(VerbsCommon.Reset, "StandIn", SupportsShouldProcess = true, DefaultParameterSetName = "ByName")]
[Alias("Reset-OtherStandIn")]
[OutputType(typeof(Version))]
public sealed class ResetStandInCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByName", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Address", "IPAddress")]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ById")]
    public Guid Id { get; set; }

    [Parameter]
    [ValidateSet("Soft", "Hard")]
    public string Kind { get; set; } = "Soft";

    [Parameter]
    public DayOfWeek Day { get; set; } = DayOfWeek.Friday;

    [Parameter]
    public int? ThrottleLimit { get; set; } = 32;

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter(DontShow = true)]
    public string? Hidden { get; set; }
}
