using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;
using Engine = System.Management.Automation.PowerShell;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class CompleterTests
{
    [Fact]
    public async Task Device_CompletesWhatTheStoreKnows_BySerialNumberAndAddress()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("$Device | Get-Device -Credential $Credential", ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        long asked = fleet.Units.Sum(unit => unit.Journal.Total);
        string serial = fleet.Units[0].SerialNumber;
        Assert.Contains(serial, Complete(shell, $"Get-Device -StorePath '{shell.Store}' -Device {serial[..10]}"));
        Assert.Contains("127.77.0.2", Complete(shell, $"Get-Device -StorePath '{shell.Store}' -Device 127.77."));
        Assert.Contains(serial, Complete(shell, $"Remove-DeviceTrust -StorePath '{shell.Store}' -SerialNumber {serial[..10]}"));
        Assert.DoesNotContain("127.77.0.1", Complete(shell, $"Remove-DeviceTrust -StorePath '{shell.Store}' -SerialNumber 127"));
        Assert.Equal(asked, fleet.Units.Sum(unit => unit.Journal.Total));
    }

    [Fact]
    public void Profile_CompletesWhatTheSimulatorShips()
    {
        using var shell = Shell.Open();
        Assert.Equal([Fleet.Speaker], Complete(shell, "Start-DeviceSimulator -Profile d4"));
    }

    [Theory]
    [InlineData("broken.db")]
    [InlineData("no/such/folder/fleet.db")]
    public void Store_ThatCannotBeRead_GivesNothing_AndMakesNothing(string name)
    {
        using var shell = Shell.Open();
        File.WriteAllText(shell.PathOf("broken.db"), "this is no database");
        Complete(shell, $"Get-Device -StorePath '{shell.PathOf(name)}' -Device AC");
        Assert.Equal([shell.PathOf("broken.db")], Directory.GetFileSystemEntries(shell.Folder));
        Assert.Equal("this is no database", File.ReadAllText(shell.PathOf("broken.db")));
    }

    private static IEnumerable<string> Complete(Shell shell, string line)
    {
        using Engine engine = Engine.Create(shell.Runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, [], engine).CompletionMatches.Select(match => match.CompletionText.Trim('\''))];
    }
}
