using System.Management.Automation;
using AxisOps.Core.Store;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Base of the cmdlets that use the fleet store and speak to no device.</summary>
public abstract class StoreCmdlet : AxisCmdlet
{
    /// <summary>Gets or sets the fleet store; without it AXISOPS_STORE, else the user's data folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StorePath { get; set; }

    /// <summary>Gets the store of this invocation, opened on first use.</summary>
    internal DeviceStore Store => field ??= State.OpenStore(StorePath, this);

    /// <summary>Uses the store; one that cannot be used any more ends the call.</summary>
    internal T InStore<T>(Func<DeviceStore, T> work)
    {
        DeviceStore store = Store;
        try
        {
            return work(store);
        }
        catch (StoreException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "AxisStore", ErrorCategory.ResourceUnavailable, store.Path));
            throw;
        }
    }
}
