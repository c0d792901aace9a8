using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>
/// What one runspace keeps between cmdlets: credentials, open stores with their kept connections, and simulators. Statics are shared by all
/// runspaces of a process, so the state hangs on the runspace.
/// </summary>
internal sealed class CmdletSession : IDisposable
{
    private static readonly ConditionalWeakTable<Runspace, CmdletSession> States = [];

    /// <summary>How long a prompt waits for a completion: another process may hold the store for longer.</summary>
    private static readonly TimeSpan CompletionPatience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DeviceStore> stores = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public static CmdletSession Current => States.GetValue(Runspace.DefaultRunspace, Create);

    public SessionCredentials Credentials { get; } = new();

    public SimulatorList Simulators { get; } = new();

    /// <summary>Forgets the state of the current runspace: the module is removed there.</summary>
    public static void Close()
    {
        Runspace runspace = Runspace.DefaultRunspace;
        if (States.TryGetValue(runspace, out CmdletSession? state))
        {
            States.Remove(runspace);
            state.Dispose();
        }
    }

    public DeviceStore OpenStore(string? path, PSCmdlet cmdlet)
    {
        try
        {
            string full = ResolvePath(path is null ? null : cmdlet.GetUnresolvedProviderPathFromPSPath(path));
            cmdlet.WriteVerbose($"Fleet store: {full}");
            lock (gate)
            {
                if (!stores.TryGetValue(full, out DeviceStore? store))
                {
                    FleetStore fleet = FleetStore.Open(full);
                    store = new DeviceStore(full, fleet, new DeviceSessionPool(fleet, fleet, TimeProvider.System));
                    stores.Add(full, store);
                }

                return store;
            }
        }
        catch (StoreException error)
        {
            var record = new ErrorRecord(error, "AxisStore", ErrorCategory.OpenError, path);
            cmdlet.ThrowTerminatingError(record);
            throw;
        }
    }

    /// <summary>
    /// Lists the devices a store knows, for completion: an open store is asked, another is opened and closed again if it is there. None where that
    /// takes longer than a second.
    /// </summary>
    public IReadOnlyList<KnownDevice> KnownDevices(string? path) => Look(path, store => store.Directory.List(), fleet => fleet.List());

    /// <summary>Lists the snapshots of a store, for completion, in the same way.</summary>
    public IReadOnlyList<InventorySnapshot> Snapshots(string? path) => Look(path, store => store.Snapshots.ListSnapshots(), fleet => fleet.ListSnapshots());

    /// <summary>Lists the runs of a store, for completion, in the same way.</summary>
    public IReadOnlyList<FleetRun> Runs(string? path) => Look(path, store => store.Runs.ListRuns(), fleet => fleet.ListRuns());

    public void Dispose()
    {
        Simulators.Dispose();
        lock (gate)
        {
            foreach (DeviceStore store in stores.Values)
            {
                store.Dispose();
            }

            stores.Clear();
        }
    }

    private static IReadOnlyList<T> LookInto<T>(string path, Func<FleetStore, IReadOnlyList<T>> ask)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using FleetStore fleet = FleetStore.Open(path);
        return ask(fleet);
    }

    private static string ResolvePath(string? path) => StorePath.Resolve(
        path,
        Environment.GetEnvironmentVariable(StorePath.EnvironmentVariable),
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    private IReadOnlyList<T> Look<T>(string? path, Func<DeviceStore, IReadOnlyList<T>> askOpen, Func<FleetStore, IReadOnlyList<T>> ask)
    {
        string full = ResolvePath(path);
        DeviceStore? open;
        lock (gate)
        {
            stores.TryGetValue(full, out open);
        }

        var look = Task.Run(() => open is null ? LookInto(full, ask) : askOpen(open));
        return look.Wait(CompletionPatience) ? look.Result : [];
    }

    private static CmdletSession Create(Runspace runspace)
    {
        var state = new CmdletSession();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is System.Management.Automation.Runspaces.RunspaceState.Closed or System.Management.Automation.Runspaces.RunspaceState.Broken)
            {
                state.Dispose();
            }
        };
        return state;
    }
}
