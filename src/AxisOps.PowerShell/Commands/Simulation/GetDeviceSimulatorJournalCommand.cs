using System.Management.Automation;
using AxisOps.Core.Simulation;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Simulation;

/// <summary>Reads what arrived at simulated devices: requests, TLS handshakes, connections.</summary>
[Cmdlet(VerbsCommon.Get, "DeviceSimulatorJournal")]
[Alias("Get-AxisDeviceSimulatorJournal")]
[OutputType(typeof(SimulatorJournalEntry))]
public sealed class GetDeviceSimulatorJournalCommand : SimulatorCmdlet
{
    /// <summary>Gets or sets the index after which to begin.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long Since { get; set; }

    /// <summary>Gets or sets the kind of entries; without it all.</summary>
    [Parameter]
    [ValidateSet("Request", "TlsHandshake", "Connection")]
    public string? Kind { get; set; }

    /// <summary>Gets or sets what the path of a request begins with.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RequestPath { get; set; }

    internal override void Handle(SimulatorProcess simulator, string selector)
    {
        IAsyncEnumerator<SimulatorJournalEntry> entries = simulator.Control.ReadJournalAsync(selector, Since, Kind, RequestPath, StopToken).GetAsyncEnumerator(StopToken);
        try
        {
            while (Wait(_ => entries.MoveNextAsync().AsTask()))
            {
                WriteObject(entries.Current);
            }
        }
        finally
        {
            Task.Run(async () => await entries.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
        }
    }
}
