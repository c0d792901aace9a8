using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>A cmdlet on the real base class whose work a test decides, so that a run can be held at any point.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TestFleet")]
[OutputType(typeof(string))]
public sealed class TestFleetCommand : FleetCmdlet<string>
{
    [Parameter(Mandatory = true)]
    public FleetScript Script { get; set; } = null!;

    internal override FleetOperation<string> Operation =>
        new("testing", OperationSafety.Read, (session, _, token) => Script.RunAsync(session.Target, token)) { RunsUnestablished = true };
}
