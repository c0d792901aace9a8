using System.Management.Automation;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>Passes objects on and holds the pipeline thread at the first one until it is let go.</summary>
[Cmdlet(VerbsOther.Use, "TestSlow")]
[OutputType(typeof(object))]
public sealed class UseTestSlowCommand : PSCmdlet
{
    private bool held;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    public Task Until { get; set; } = Task.CompletedTask;

    protected override void ProcessRecord()
    {
        if (!held)
        {
            held = true;
            Assert.True(Until.Wait(Patience.Long), "Nobody let the pipeline go on.");
        }

        WriteObject(InputObject);
    }
}
