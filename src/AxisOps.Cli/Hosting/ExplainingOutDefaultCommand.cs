using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace AxisOps.Cli.Hosting;

/// <summary>The engine's <c>Out-Default</c>. An error about a command that only a full PowerShell has says so before it is shown.</summary>
[Cmdlet("Out", "Default")]
public sealed class ExplainingOutDefaultCommand : OutDefaultCommand
{
    private bool ended;

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

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ended = true;
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void InternalDispose()
    {
        // A table waits for more rows to size its columns; 'exit' and 'throw' cut the pipeline off and would lose it.
        if (!ended && !Stopping)
        {
            base.EndProcessing();
        }

        base.InternalDispose();
    }
}
