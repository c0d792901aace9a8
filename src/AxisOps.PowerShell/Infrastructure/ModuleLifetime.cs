using System.Management.Automation;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Ends what the module keeps in a runspace when it is removed there: connections, stores, simulators.</summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => CmdletSession.Close();
}
