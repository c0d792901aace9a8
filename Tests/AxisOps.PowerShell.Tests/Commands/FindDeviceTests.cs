using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using AxisOps.PowerShell.Tests.Harness;
using AxisOps.Simulator;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class FindDeviceTests
{
    [Fact]
    public async Task Known_ListsTheStore_AndSendsNothing()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("$Device | Get-Device -Credential $Credential", ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        long asked = fleet.Units.Sum(unit => unit.Journal.Total);
        ShellResult result = shell.Run("Find-Device -Known").AssertClean();
        Assert.Equal(fleet.Units.Select(unit => unit.SerialNumber).Order(StringComparer.Ordinal), result.All<DiscoveredDevice>().Select(device => device.SerialNumber).Order(StringComparer.Ordinal));
        Assert.All(result.All<DiscoveredDevice>(), device => Assert.Equal(fleet.Units[0].HttpsPort, device.HttpsPort));
        Assert.Equal(asked, fleet.Units.Sum(unit => unit.Journal.Total));
    }

    [Fact]
    public void Path_ReadsEveryFileOfAWildcard_OnceForEachDevice()
    {
        using var shell = Shell.Open();
        File.WriteAllText(shell.PathOf("a.txt"), "192.0.2.1\n192.0.2.2\n");
        File.WriteAllText(shell.PathOf("b.csv"), "Address,SerialNumber\n192.0.2.2,ACCC8E000002\n192.0.2.3,ACCC8E000003\n");
        ShellResult result = shell.Run("Find-Device -Path \"$Folder/?.*\"").AssertClean();
        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], result.All<DiscoveredDevice>().Select(device => device.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Protocol_TakesTheProtocolsOfTheNetworkOnly()
    {
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended("Find-Device -Protocol Known");
        Assert.StartsWith("ParameterArgumentValidationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        shell.Run("Find-Device -Protocol ssdp, WsDiscovery, Ssdp -TimeoutSec 1 -Interface 127.0.0.1").AssertClean();
    }

    [Theory]
    [InlineData("Find-Device -Interface no-such-interface", "AxisDiscoveryInterface")]
    [InlineData("Find-Device -Interface no-such-interface -Protocol Ssdp", "AxisDiscoveryInterface")]
    [InlineData("Find-Device -Path \"$Folder/none.csv\"", "AxisFileNotFound")]
    [InlineData("Find-Device -LiteralPath \"$Folder/none.csv\"", "AxisInventoryRead")]
    [InlineData("Find-Device -Range 192.0.2.0/99", "AxisAddressRange")]
    [InlineData("Find-Device -Range 192.0.2.9-192.0.2.1", "AxisAddressRange")]
    [InlineData("Find-Device -Range 0.0.0.0/0", "AxisAddressRange")]
    public void WrongArgument_EndsTheCall(string script, string id)
    {
        using var shell = Shell.Open();
        ErrorRecord error = shell.Ended(script);
        Assert.Equal($"{id},AxisOps.PowerShell.Commands.Discovery.FindDeviceCommand", error.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task Network_FindsAnnouncedDevices_WithTheirSetupState_AndSendsNoCredential()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs multicast on the loopback interface.");
        int second = 64 + (Environment.ProcessId % 128);
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions
        {
            Count = 4,
            Seed = Environment.ProcessId,
            Profiles = [Fleet.Speaker, Fleet.Camera],
            Mdns = true,
            Network = FormattableString.Invariant($"127.{second}.0.0/24"),
            FactoryNew = "2",
        });
        Assert.SkipUnless(fleet.Host.AnnouncesByMdns, "The simulator could not announce.");
        using var shell = Shell.Open();
        ShellResult result = shell.Run("Find-Device -TimeoutSec 5 -Interface 127.0.0.1").AssertClean();
        DiscoveredDevice[] found = [.. result.All<DiscoveredDevice>().Where(device => device.Address.StartsWith($"127.{second}.0.", StringComparison.Ordinal))];
        Assert.Equal(fleet.Units.Select(unit => unit.SerialNumber).Order(StringComparer.Ordinal), found.Select(device => device.SerialNumber).Order(StringComparer.Ordinal));
        Assert.All(found, device => Assert.Equal(
            device.SerialNumber == fleet.Units[1].SerialNumber ? SetupState.NeedsSetup : SetupState.Configured, device.Setup));
        Assert.Empty(fleet.WithCredential);
    }

    [Fact]
    public async Task Network_WaitsForTheSetupStateOfSlowDevices_AsLongAsItWasToldTo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs multicast on the loopback interface.");
        int second = 64 + ((Environment.ProcessId + 1) % 128);
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions
        {
            Count = 1,
            Seed = Environment.ProcessId + 1,
            Profiles = [Fleet.Speaker],
            Mdns = true,
            Network = FormattableString.Invariant($"127.{second}.1.0/24"),
            Faults = ["latency:1500@1"],
        });
        Assert.SkipUnless(fleet.Host.AnnouncesByMdns, "The simulator could not announce.");
        using var shell = Shell.Open();
        ShellResult result = shell.Run("Find-Device -TimeoutSec 8 -Interface 127.0.0.1").AssertClean();
        DiscoveredDevice found = Assert.Single(result.All<DiscoveredDevice>(), device => device.SerialNumber == fleet.Units[0].SerialNumber);
        Assert.Equal(SetupState.Configured, found.Setup);
    }

    [Fact]
    public async Task Range_ListsAxisDevicesOnly_WithTheirSetupState_AndSendsNoCredential()
    {
        await using Fleet fleet = await Fleet.StartAsync(new SimulatorOptions { Count = 3, Profiles = [Fleet.Speaker], AddressMode = AddressMode.Port, FactoryNew = "2" });
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        Task answering = HangUpAsync(other);
        string range = string.Join(',', fleet.Units.Select(unit => unit.HttpsPort).Append(((IPEndPoint)other.LocalEndpoint).Port)
            .Select(port => FormattableString.Invariant($"127.0.0.1:{port}")));
        using var shell = Shell.Open();
        ShellResult result = shell.Run("Find-Device -Range $Range -Verbose", ("Range", range)).AssertClean();
        Assert.Equal(
            fleet.Units.Select(unit => (unit.SerialNumber, (int?)unit.HttpsPort, unit.IsFactoryNew ? SetupState.NeedsSetup : SetupState.Configured)).Order(),
            result.All<DiscoveredDevice>().Select(device => (device.SerialNumber!, device.HttpsPort, device.Setup!.Value)).Order());
        Assert.Contains(result.Verbose, line => line.StartsWith("4 addresses", StringComparison.Ordinal));
        Assert.Empty(fleet.WithCredential);
        other.Stop();
        await answering;
    }

    /// <summary>Something that is no device: it takes connections and says nothing.</summary>
    private static async Task HangUpAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using Socket client = await listener.AcceptSocketAsync();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }
}
