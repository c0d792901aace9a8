using System.Diagnostics;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>A large run leaves nothing behind: no worker, no child process, and no more connections than are kept.</summary>
[Collection(ProcessWide.Name)]
public sealed class ThousandDevicesTests
{
    [Fact]
    public async Task ThousandDevices_LeaveNoWorkerNoChildAndNoMoreConnectionsThanAreKept()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 1000, Profiles = [Fleet.Speaker] });
        using Shell shell = Shell.Open();
        fleet.ProveIn(shell);
        int children = Children();
        ShellResult result = shell.Run(
            "$Device | Get-Device -Credential $Credential -ThrottleLimit 64 -TimeoutSec 300", ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(1000, result.All<AxisDevice>().Select(device => device.SerialNumber).Distinct().Count());
        Assert.All(result.All<AxisDevice>(), device => Assert.Equal(Outcome.Succeeded, device.Outcome));
        Patience.Until(() => fleet.OpenConnections <= 64, "More connections are open than are kept.");
        Assert.Equal(children, Children());
        long asked = fleet.Units.Sum(unit => unit.Journal.Total);

        shell.Run("Remove-Module AxisOps").AssertClean();
        Patience.Until(() => fleet.OpenConnections == 0, "Connections outlive the module.");
        Assert.Equal(fleet.Requests.Count, fleet.Units.Sum(unit => unit.Journal.Requests.Count));
        Assert.True(fleet.Units.Sum(unit => unit.Journal.Requests.Count) <= asked);
    }

    private static int Children()
    {
        int own = Environment.ProcessId;
        return Process.GetProcesses().Count(process =>
        {
            using (process)
            {
                try
                {
                    string[] fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ", 2)[1].Split(' ');
                    return fields[1] == own.ToString(System.Globalization.CultureInfo.InvariantCulture);
                }
                catch (IOException)
                {
                    return false;
                }
            }
        });
    }
}
