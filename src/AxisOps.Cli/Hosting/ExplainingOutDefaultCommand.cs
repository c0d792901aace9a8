using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace AxisOps.Cli.Hosting;

/// <summary>The engine's <c>Out-Default</c>. An error about a command that only a full PowerShell has says so before it is shown.</summary>
[Cmdlet("Out", "Default")]
public sealed class ExplainingOutDefaultCommand : OutDefaultCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is ErrorRecord { Exception: CommandNotFoundException missing } record
            && MissingCommands.Explain(missing.CommandName) is { } explanation)
        {
            record.ErrorDetails = new ErrorDetails(explanation);
        }

        base.ProcessRecord();
    }
}
