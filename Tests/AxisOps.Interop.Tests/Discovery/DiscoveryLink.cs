using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>Two network namespaces with a cable between them: devices on one side, peers on the other. Needs root and iproute2.</summary>
public sealed class DiscoveryLink : IDisposable
{
    /// <summary>The network that has room for four devices.</summary>
    public const string Network = "198.51.100.8/29";

    private readonly string devices = $"axisops{Environment.ProcessId}d";
    private readonly string peers = $"axisops{Environment.ProcessId}p";
    private readonly List<string> made = [];

    public DiscoveryLink()
    {
        WhyNot = FindObstacle();
        if (WhyNot is not null)
        {
            return;
        }

        made.Add(devices);
        if (!TryRun(out string problem, "ip", "netns", "add", peers))
        {
            WhyNot = problem;
            return;
        }

        made.Add(peers);
        Run("ip", "link", "add", DeviceInterface, "netns", devices, "type", "veth", "peer", "name", PeerInterface, "netns", peers);

        // Without duplicate address detection the link-local addresses can be used at once.
        Run("ip", "netns", "exec", devices, "sh", "-c", $"echo 0 > /proc/sys/net/ipv6/conf/{DeviceInterface}/accept_dad");
        Run("ip", "netns", "exec", peers, "sh", "-c", $"echo 0 > /proc/sys/net/ipv6/conf/{PeerInterface}/accept_dad");
        foreach (int host in Enumerable.Range(9, 4))
        {
            Run("ip", "-n", devices, "addr", "add", $"198.51.100.{host}/24", "dev", DeviceInterface);
        }

        Run("ip", "-n", peers, "addr", "add", "198.51.100.2/24", "dev", PeerInterface);
        foreach ((string name, string adapter) in new[] { (devices, DeviceInterface), (peers, PeerInterface) })
        {
            Run("ip", "-n", name, "link", "set", "lo", "up");
            Run("ip", "-n", name, "link", "set", adapter, "up");
        }

        // Peers that take the interface of the default route need one.
        Run("ip", "-n", peers, "route", "add", "default", "via", "198.51.100.9");
    }

    /// <summary>Gets why the link cannot be had; null when it is there.</summary>
    public string? WhyNot { get; }

    public static string DeviceInterface => "aod0";

    public static string PeerInterface => "aop0";

    /// <summary>Runs a program beside the devices.</summary>
    internal DeviceFleet Start(params string[] arguments) => new(["netns", "exec", devices, "dotnet", Path.Combine(AppContext.BaseDirectory, "AxisOps.Simulator.dll"), .. arguments]);

    /// <summary>
    /// Runs two cameras that have the link-local addresses of their serial numbers. Which those are they say themselves, so they run once before.
    /// </summary>
    internal async Task<DeviceFleet> StartWithLinkLocalAsync()
    {
        string[] arguments = ["--network", Network, "--count", "2", "--profile", "p5512-5.51.7", "--seed", "9"];
        await using (DeviceFleet first = await Start([.. arguments, "--discovery", "off"]).ReadyAsync())
        {
            Assert.Empty(first.Ready["discovery"]!.AsArray());
            foreach (JsonNode device in first.Devices)
            {
                Run("ip", "-n", devices, "addr", "replace", LinkLocal(device) + "/64", "dev", DeviceInterface, "nodad");
            }

            await first.EndAsync();
        }

        return await Start(arguments).ReadyAsync();
    }

    /// <summary>The address that RFC 4291 appendix A makes of a device's MAC address.</summary>
    internal static string LinkLocal(JsonNode device)
    {
        byte[] mac = Convert.FromHexString(device["serialNumber"]!.ToString());
        return IPAddress.Parse($"fe80::{mac[0] ^ 2:x2}{mac[1]:x2}:{mac[2]:x2}ff:fe{mac[3]:x2}:{mac[4]:x2}{mac[5]:x2}").ToString();
    }

    /// <summary>Runs a peer on the other side.</summary>
    internal Task<PeerAnswer> RunPeerAsync(string program, params string[] arguments) =>
        PeerProgram.RunAsync("ip", string.Empty, ["netns", "exec", peers, program, .. arguments]);

    public void Dispose()
    {
        foreach (string name in made)
        {
            Run("ip", "netns", "del", name);
        }
    }

    private string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "Network namespaces need Linux and root.";
        }

        if (!PeerProgram.Exists("ip"))
        {
            return "iproute2 is not installed.";
        }

        return TryRun(out string problem, "ip", "netns", "add", devices) ? null : "No network namespace can be made: " + problem;
    }

    private static void Run(params string[] command) => Assert.True(TryRun(out string problem, command), problem);

    private static bool TryRun(out string problem, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        problem = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
