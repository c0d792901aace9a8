using System.Management.Automation;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>
/// Ends the commands before it after the first object in the way Select-Object -First does, which the bare engine lacks: by the engine's own exception,
/// after which those commands are only disposed.
/// </summary>
[Cmdlet(VerbsCommon.Select, "TestFirst")]
[OutputType(typeof(object))]
public sealed class SelectTestFirstCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        Type type = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        var stop = (Exception)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, null, [this], null)!;
        ExceptionDispatchInfo.Throw(stop);
    }
}
