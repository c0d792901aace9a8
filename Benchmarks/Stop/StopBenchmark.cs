using System.Collections;
using System.Management.Automation;
using System.Net;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Stop;

/// <summary>Stops every command that works on a fleet, while some devices have answered and others never will.</summary>
internal sealed class StopBenchmark(StopFleet fleet, int throttle, int runs)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Lists the cmdlets that work on fleets and that no scenario stops.</summary>
    internal IReadOnlyList<string> Uncovered()
    {
        using StopShell shell = Open();
        IEnumerable<string> working = shell.Run("Get-Command -Module AxisOps -CommandType Cmdlet")
            .Select(found => (CmdletInfo)found.BaseObject)
            .Where(cmdlet => cmdlet.Parameters.Values.Any(parameter =>
                parameter.Name == "ThrottleLimit"
                || parameter.ParameterType.FullName is "AxisOps.DeviceTarget[]" or "AxisOps.AxisDevice[]"))
            .Select(cmdlet => cmdlet.Name);
        return [.. working.Except(StopScenarios.All.Select(scenario => scenario.Cmdlet))];
    }

    internal async Task<StopMeasurement> MeasureAsync(StopScenario scenario, StopTrouble trouble, CancellationToken cancellationToken)
    {
        await fleet.TroubleAsync(trouble, cancellationToken).ConfigureAwait(false);
        using DeadPorts? dead = trouble == StopTrouble.Connect || trouble == StopTrouble.Handshake ? new DeadPorts(fleet.Slow, trouble == StopTrouble.Handshake) : null;
        (Hashtable[] devices, IPEndPoint[] slowPlaces) = fleet.Devices(scenario, trouble, dead);
        OpenConnections slow = new OpenConnections(slowPlaces).FromNow();
        OpenConnections any = new OpenConnections(fleet.Places.Concat(dead?.Places ?? [])).FromNow();
        IReadOnlySet<string> children = ChildProcesses.Current();
        List<StopTime> stops = [];
        int left = 0;
        using (StopShell shell = Open())
        {
            shell.Set("Fleet", devices);
            shell.Set("Throttle", throttle);
            shell.Set("Quick", devices[..(scenario.HasQuickDevices ? StopFleet.Quick : 0)]);
            shell.Set("Range", string.Join(',', devices.Select(device => FormattableString.Invariant($"{device["Address"]}:{device["HttpsPort"]}"))));
            for (int run = 0; run < runs; run++)
            {
                await UntilUpAsync(shell, cancellationToken).ConfigureAwait(false);
                bool met = false;
                bool IsReady(int objects)
                {
                    int connected = any.Count();
                    met |= connected > 0;
                    bool asked = trouble == StopTrouble.None
                        ? !scenario.Connects || (scenario.UntilGone ? met && connected == 0 : met)
                        : slow.Count() >= throttle - (scenario.HasQuickDevices ? StopFleet.Quick : 0);
                    return asked && (objects > 0 || !scenario.Streams);
                }

                stops.Add(await shell.StopAsync(scenario.Script, IsReady, cancellationToken).ConfigureAwait(false));
                left = Math.Max(left, await LeftAsync(slow, children, cancellationToken).ConfigureAwait(false));
            }
        }

        // With the session its kept connections go too.
        left = Math.Max(left, await LeftAsync(any, children, cancellationToken).ConfigureAwait(false));
        return new StopMeasurement(scenario.Name, trouble.Name, stops, left);
    }

    private StopShell Open() => new(fleet.Account.UserName, fleet.Account.Password, fleet.RootCertificate);

    /// <summary>Waits for devices that a former run has restarted.</summary>
    private static async Task UntilUpAsync(StopShell shell, CancellationToken cancellationToken)
    {
        while (shell.Run("$Quick | Watch-Device -Count 1 | Where-Object State -ne Online").Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> LeftAsync(OpenConnections connections, IReadOnlySet<string> children, CancellationToken cancellationToken)
    {
        long begun = TimeProvider.System.GetTimestamp();
        int left;
        while ((left = Math.Max(0, connections.Count()) + ChildProcesses.Current().Except(children).Count()) > 0 && TimeProvider.System.GetElapsedTime(begun) < Grace)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken).ConfigureAwait(false);
        }

        return left;
    }
}
