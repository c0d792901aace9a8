using System.Diagnostics;
using System.Management.Automation;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.TestKit;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class SimulatorTests
{
    private const string Start = "Start-DeviceSimulator -Count 2 -Seed 5 -NoMdns -Profile d4200-ve-12.9.57";

    [Fact]
    public void Start_ShowsTheFleet_WithACredentialAndARootThatOtherCmdletsTake()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            $$"""
            $simulator = {{Start}}
            $simulator | Import-DeviceTrustRoot -Purpose DeviceId
            $simulator | Add-DeviceCredential
            $simulator
            $simulator.Devices | Get-Device
            """).AssertClean();
        DeviceSimulator simulator = Assert.Single(result.All<DeviceSimulator>());
        Assert.Equal((2, 5), (simulator.Devices.Count, simulator.Seed));
        Assert.IsType<PSCredential>(result.Output[0].Properties["Credential"].Value);
        Assert.Equal(simulator.Devices.Select(device => device.SerialNumber).Order(StringComparer.Ordinal), result.All<AxisDevice>().Select(device => device.SerialNumber).Order(StringComparer.Ordinal));
        Assert.All(result.All<AxisDevice>(), device => Assert.Equal((Outcome.Succeeded, IdentityLevel.Proven), (device.Outcome, device.Identity.Level)));
        Assert.Equal(simulator.ProcessId, shell.Run("Get-DeviceSimulator").Single<DeviceSimulator>().ProcessId);
        shell.Run("Stop-DeviceSimulator").AssertClean();
        Assert.False(Runs(simulator));
        Assert.Empty(shell.Run("Get-DeviceSimulator").AssertClean().Output);
    }

    [Theory]
    [InlineData("Get-DeviceSimulator | Stop-DeviceSimulator")]
    [InlineData("Stop-DeviceSimulator (Get-DeviceSimulator).ProcessId")]
    [InlineData("Remove-Module AxisOps")]
    public void Process_EndsWith(string script)
    {
        using var shell = Shell.Open();
        DeviceSimulator simulator = shell.Run(Start).Single<DeviceSimulator>();
        Assert.True(Runs(simulator));
        shell.Run(script).AssertClean();
        Patience.Until(() => !Runs(simulator), "The simulator goes on.");
    }

    [Fact]
    public void Process_EndsWithTheSession()
    {
        DeviceSimulator simulator;
        using (var shell = Shell.Open())
        {
            simulator = shell.Run(Start).Single<DeviceSimulator>();
            Assert.True(Runs(simulator));
        }

        Patience.Until(() => !Runs(simulator), "The simulator outlives its session.");
    }

    [Fact]
    public void Stop_OfWhatThisSessionDidNotStart_IsAnError()
    {
        using var shell = Shell.Open();
        ErrorRecord error = Assert.Single(shell.Run($"Stop-DeviceSimulator {Environment.ProcessId}").Errors);
        Assert.StartsWith("AxisItemNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_StartsNoProcess_AndStopsNone()
    {
        using var shell = Shell.Open();
        Assert.Empty(shell.Run(Start + " -WhatIf").AssertClean().Output);
        Assert.Empty(shell.Run("Get-DeviceSimulator").AssertClean().Output);
        DeviceSimulator simulator = shell.Run(Start).Single<DeviceSimulator>();
        shell.Run("Stop-DeviceSimulator -WhatIf").AssertClean();
        Assert.True(Runs(simulator));
    }

    [Theory]
    [InlineData("-Profile no-such-profile", "no-such-profile")]
    [InlineData("-Fault nothing@1", "nothing")]
    public void WrongArgument_IsToldInTheSimulatorsWords(string arguments, string expected)
    {
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended($"Start-DeviceSimulator -NoMdns {arguments}");
        Assert.StartsWith("AxisSimulatorStart,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_WhileItStarts_LeavesNoProcess()
    {
        using var shell = Shell.Open();
        HashSet<int> before = [.. Simulators()];
        shell.RunAndStop("Start-DeviceSimulator -Count 20000 -NoMdns", Task.Run(() => Patience.Until(() => Simulators().Except(before).Any(), "Nothing was started.")));
        Patience.Until(() => !Simulators().Except(before).Any(), "The simulator goes on.");
        Assert.Empty(shell.Run("Get-DeviceSimulator").AssertClean().Output);
    }

    [Fact]
    public void MissingSimulator_SaysHowToGetIt()
    {
        string copy = Directory.CreateTempSubdirectory("axisops-module-").FullName;
        try
        {
            Copy(Repository.StagedModule, copy);
            using var shell = Shell.WithoutModule();
            shell.Run("Import-Module $Path", ("Path", Path.Combine(copy, "AxisOps.psd1"))).AssertClean();
            ErrorRecord error = shell.Ended("Start-DeviceSimulator");
            Assert.StartsWith("AxisSimulatorStart,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("dotnet build", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static bool Runs(DeviceSimulator simulator)
    {
        try
        {
            using var process = Process.GetProcessById(simulator.ProcessId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Lists the simulators that this process started.</summary>
    private static IEnumerable<int> Simulators()
    {
        foreach (string folder in Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            string command, stat;
            try
            {
                command = File.ReadAllText(Path.Combine(folder, "cmdline"));
                stat = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (command.Contains("AxisOps.Simulator.dll", StringComparison.Ordinal) && command.Contains("20000", StringComparison.Ordinal)
                && stat.Split(") ", 2)[1].Split(' ')[1] == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                yield return int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(from, file);
            if (!name.StartsWith("simulator", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
                File.Copy(file, Path.Combine(to, name));
            }
        }
    }
}
