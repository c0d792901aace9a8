using System.Diagnostics;

namespace AxisOps.Interop.Tests.Avahi;

/// <summary>A network namespace with a cable to this one. Needs root and iproute2.</summary>
public sealed class AvahiNetwork : IDisposable
{
    private readonly string name = $"axisops{Environment.ProcessId}";
    private readonly bool isUp;

    public AvahiNetwork()
    {
        Near = $"ao{Environment.ProcessId}a";
        Far = $"ao{Environment.ProcessId}b";
        WhyNot = FindObstacle();
        if (WhyNot is not null)
        {
            return;
        }

        isUp = true;
        Run("ip", "link", "add", Near, "type", "veth", "peer", "name", Far, "netns", name);

        // Without duplicate address detection the link-local addresses can be used at once.
        File.WriteAllText($"/proc/sys/net/ipv6/conf/{Near}/accept_dad", "0");
        Run("ip", "netns", "exec", name, "sh", "-c", $"echo 0 > /proc/sys/net/ipv6/conf/{Far}/accept_dad");
        Run("ip", "addr", "add", "198.51.100.1/24", "dev", Near);
        Run("ip", "-n", name, "addr", "add", "198.51.100.2/24", "dev", Far);
        Run("ip", "-n", name, "link", "set", "lo", "up");
        Run("ip", "-n", name, "link", "set", Far, "up");
        Run("ip", "link", "set", Near, "up");
    }

    /// <summary>Gets why the network cannot be had; null when it is there.</summary>
    public string? WhyNot { get; }

    /// <summary>Gets the interface on this side.</summary>
    public string Near { get; }

    /// <summary>Gets the interface on the other side.</summary>
    public string Far { get; }

    /// <summary>Gets the command that enters the other side, with mounts of its own.</summary>
    public string[] FarPrefix => ["ip", "netns", "exec", name];

    /// <summary>Gets the command that stays on this side, with mounts of its own.</summary>
    public static string[] NearPrefix => ["unshare", "--mount", "--propagation", "private"];

    public void Dispose()
    {
        if (isUp)
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

        string? missing = Array.Find(["ip", "unshare"], tool => !IsInstalled(tool));
        if (missing is not null)
        {
            return $"{missing} is not installed.";
        }

        return TryRun(out string problem, "ip", "netns", "add", name) ? null : "No network namespace can be made: " + problem;
    }

    private static bool IsInstalled(string tool) =>
        ((string[])["/usr/sbin", "/usr/bin", "/sbin", "/bin"]).Any(folder => File.Exists(Path.Combine(folder, tool)));

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
