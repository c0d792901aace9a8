using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>A search that is stopped leaves no socket of this process.</summary>
[Collection(ProcessWide.Name)]
public sealed class FindDeviceSocketTests
{
    [Theory]
    [InlineData("", ":14E9")]
    [InlineData("-Protocol Ssdp", ":076C")]
    public void Network_Stopped_ClosesItsSocket(string protocol, string port)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the sockets of this process from /proc.");
        using var shell = Shell.Open();
        shell.RunAndStop($"Find-Device -TimeoutSec 600 {protocol}", Task.Run(() => Patience.Until(() => MulticastSockets(port) > 0, "It does not search.")));
        Patience.Until(() => MulticastSockets(port) == 0, "A multicast socket is left.");
        Assert.Equal(3, shell.Run("1 + 2").Single<int>());
    }

    /// <summary>Counts the sockets of this process on a port, as the kernel writes it.</summary>
    private static int MulticastSockets(string port)
    {
        HashSet<string> own = [.. Directory.GetFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget).OfType<string>()];
        return new[] { "/proc/self/net/udp", "/proc/self/net/udp6" }
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Count(fields => fields.Length > 9 && fields[1].EndsWith(port, StringComparison.Ordinal) && own.Contains($"socket:[{fields[9]}]"));
    }
}
