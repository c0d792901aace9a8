using System.Management.Automation;
using AxisOps.Core.Simulation;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator.Faults;
using Engine = System.Management.Automation.PowerShell;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Changing and reading simulated devices while they run.</summary>
public sealed class SimulatorFaultTests
{
    private const string Start = "$simulator = Start-DeviceSimulator -Count 3 -Seed 5 -NoMdns -Profile d4200-ve-12.9.57 -Fault 'notready@3'\n";
    private const string End = "\nStop-DeviceSimulator";

    [Fact]
    public void Faults_AreSetAddedAndCleared_OnDevicesSimulatorsAndSelectors()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            Start + """
            function Show { ($simulator | Set-DeviceSimulatorFault -Fault 'latency:0' -Add -PassThru).Faults -join ' ' }
            $simulator.Devices[0] | Set-DeviceSimulatorFault 'latency:1', 'status:503[..2]'
            Show
            $simulator | Set-DeviceSimulatorFault notready -Selector 2 -Add
            Show
            $simulator.Devices | Where-Object SerialNumber -EQ 'none' | Set-DeviceSimulatorFault -Clear
            Show
            Set-DeviceSimulatorFault -Clear -Selector 1,2
            Show
            Set-DeviceSimulatorFault -Clear
            Show
            """ + End).AssertClean();
        Assert.Equal(
            [
                "latency:1 status:503[..2] latency:0 latency:0 notready latency:0",
                "latency:1 status:503[..2] latency:0 latency:0 latency:0 notready latency:0 notready latency:0 latency:0",
                "latency:1 status:503[..2] latency:0 latency:0 latency:0 latency:0 notready latency:0 latency:0 notready latency:0 latency:0 latency:0",
                "latency:0 latency:0 notready latency:0 latency:0 latency:0 latency:0",
                "latency:0 latency:0 latency:0",
            ],
            result.All<string>());
    }

    [Fact]
    public void Fault_MeetsTheNextRead_AndADeviceIsFoundAgainAfterItMoved()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            Start + """
            $simulator | Import-DeviceTrustRoot -Purpose DeviceId
            $simulator | Add-DeviceCredential
            $one = $simulator.Devices[0]
            ($one | Get-Device).Outcome
            $one | Set-DeviceSimulatorFault poweroff
            ($one | Get-Device -ErrorAction Ignore).ErrorKind
            $moved = $one | Set-DeviceSimulatorFault 'reboot:0/0/new' -PassThru
            $moved.Address -ne $one.Address
            ($moved | Get-Device).Outcome
            ($moved | Set-DeviceSimulatorFault -Clear -PassThru).Address -eq $moved.Address
            """ + End).AssertClean();
        Assert.Equal([Outcome.Succeeded, DeviceErrorKind.Unreachable, true, Outcome.Succeeded, true], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void Journal_ListsWhatArrived_AndNeitherPasswordNorToken()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            Start + """
            $simulator | Import-DeviceTrustRoot -Purpose DeviceId
            $simulator.Devices[0] | Get-Device -Credential $simulator.Credential | Out-Null
            $all = @($simulator | Get-DeviceSimulatorJournal)
            $all
            $last = $all[-1].Index
            "after: $(@(Get-DeviceSimulatorJournal -Since $last).Count)"
            "other: $(@($simulator.Devices[1] | Get-DeviceSimulatorJournal).Count)"
            "requests: $(@(Get-DeviceSimulatorJournal -Kind Request -RequestPath /axis-cgi/ | Where-Object Kind -ne request).Count)"
            $all | Out-Host
            $simulator | Out-Host
            $simulator | Set-DeviceSimulatorFault -Clear -Verbose -Debug
            """ + End).AssertClean();
        IReadOnlyList<SimulatorJournalEntry> entries = result.All<SimulatorJournalEntry>();
        Assert.Contains(entries, entry => entry is { Kind: "tlsHandshake", Protocol: "TLS 1.3" });
        Assert.Contains(entries, entry => entry is { Kind: "request", AuthScheme: "Basic", UserName: "root", Status: 200 });
        Assert.Equal(entries.Select(entry => entry.Index).Order(), entries.Select(entry => entry.Index));
        Assert.Equal(["after: 0", "other: 0", "requests: 0"], result.All<string>());
        Assert.DoesNotContain("Bearer", result.Everything, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", string.Join('\n', result.Verbose.Concat(result.Debug).Concat(result.Shown)));
    }

    [Fact]
    public void WhatIf_ChangesNothing()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            Start + """
            $simulator | Set-DeviceSimulatorFault refused -WhatIf
            $simulator | Set-DeviceSimulatorFault -Clear -WhatIf
            ($simulator | Set-DeviceSimulatorFault 'latency:0' -Add -PassThru).Faults -join ' '
            """ + End).AssertClean();
        Assert.Equal(["latency:0 latency:0 notready latency:0"], result.All<string>());
    }

    [Theory]
    [InlineData("$simulator | Set-DeviceSimulatorFault nothing", "AxisSimulatorControl,", "nothing")]
    [InlineData("$simulator | Set-DeviceSimulatorFault 'refused@2'", "AxisSimulatorControl,", "refused@2")]
    [InlineData("$simulator | Set-DeviceSimulatorFault refused -Selector 9", "AxisSimulatorControl,", "'9'")]
    [InlineData("'something' | Set-DeviceSimulatorFault refused", "AxisItemNotFound,", "something")]
    [InlineData("$simulator | Get-DeviceSimulatorJournal -Selector 9", "AxisSimulatorControl,", "'9'")]
    public void WrongFaultOrDevice_IsOneErrorInTheSimulatorsWords(string script, string id, string expected)
    {
        using var shell = Shell.Open();
        ErrorRecord error = Assert.Single(shell.Run(Start + script + End).Errors);
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_ForCompletion_AreThoseOfTheSimulator()
    {
        Assert.Equal(FaultPlan.Kinds.Order(StringComparer.Ordinal), SimulatorFaultKinds.All.Select(kind => kind.Name));
        using var shell = Shell.Open();
        using Engine engine = Engine.Create(shell.Runspace);
        const string Line = "Set-DeviceSimulatorFault -Fault re";
        Assert.Equal(
            ["readdress", "reboot", "refused", "reset"],
            CommandCompletion.CompleteInput(Line, Line.Length, [], engine).CompletionMatches.Select(match => match.CompletionText));
    }
}
