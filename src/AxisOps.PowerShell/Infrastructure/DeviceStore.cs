using AxisOps.Core.Runs;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>A fleet store that is open in this runspace, and the sessions whose trust rests on it.</summary>
internal sealed class DeviceStore(string path, FleetStore fleet, DeviceSessionPool sessions) : IDisposable
{
    public string Path { get; } = path;

    public ITrustStore Trust => fleet;

    public IDeviceDirectory Directory => fleet;

    public ISnapshotStore Snapshots => fleet;

    public IRunStore Runs => fleet;

    public IDeviceSessionFactory Sessions => sessions;

    public void Dispose()
    {
        Task.Run(async () => await sessions.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
        fleet.Dispose();
    }
}
