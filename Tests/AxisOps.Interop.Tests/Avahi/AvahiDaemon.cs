using System.Diagnostics;

namespace AxisOps.Interop.Tests.Avahi;

/// <summary>An avahi-daemon with files of its own, run until disposed.</summary>
internal sealed class AvahiDaemon : IDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Process process;
    private readonly object gate = new();
    private readonly List<string> log = [];

    /// <param name="prefix">The command that enters its network and mount namespace.</param>
    /// <param name="hostName">Its name without domain.</param>
    /// <param name="networkInterface">The interface it answers on.</param>
    /// <param name="hosts">More hosts it answers for: an address and a name per line.</param>
    /// <param name="speaksV4">Whether it speaks IPv4 and tells IPv4 addresses.</param>
    public AvahiDaemon(string[] prefix, string hostName, string networkInterface, string hosts = "", bool speaksV4 = true)
    {
        folder = Directory.CreateTempSubdirectory("axisops-avahi-");
        folder.CreateSubdirectory("services");
        folder.CreateSubdirectory("run");
        Write("hosts", hosts);
        Write("avahi.conf", $"[server]\nhost-name={hostName}\nenable-dbus=no\nallow-interfaces={networkInterface}\nuse-ipv4={(speaksV4 ? "yes" : "no")}\nuse-ipv6=yes\n[publish]\npublish-hinfo=no\npublish-workstation=no\n");
        string script = $"cd '{folder.FullName}' && mount --bind services /etc/avahi/services && mount --bind hosts /etc/avahi/hosts"
            + " && mkdir -p /run/avahi-daemon && mount --bind run /run/avahi-daemon"
            + " && exec avahi-daemon -f avahi.conf --no-drop-root --no-chroot --no-rlimits";
        var start = new ProcessStartInfo(prefix[0]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[.. prefix[1..], "sh", "-c", script])
        {
            start.ArgumentList.Add(argument);
        }

        process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>Publishes the services of a file, as an administrator would.</summary>
    /// <param name="name">The instance name.</param>
    /// <param name="host">The host, or null for the daemon's own.</param>
    /// <param name="services">Type, port and TXT entry of each.</param>
    public async Task PublishAsync(string name, string? host, params (string Type, int Port, string? Text)[] services)
    {
        await WaitForAsync("Server startup complete");
        string hostName = host is null ? string.Empty : $"<host-name>{host}</host-name>";
        IEnumerable<string> entries = services.Select(service =>
            $"<service><type>{service.Type}</type>{hostName}<port>{service.Port}</port>"
            + (service.Text is null ? string.Empty : $"<txt-record>{service.Text}</txt-record>") + "</service>");
        Write($"services/{Guid.NewGuid():N}.service", $"<service-group><name>{name}</name>{string.Concat(entries)}</service-group>");
        await WaitForAsync($"Service \"{name}\"");
    }

    /// <summary>Waits until the daemon has said something.</summary>
    public async Task WaitForAsync(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            lock (gate)
            {
                if (log.Exists(line => line.Contains(text, StringComparison.Ordinal) && !line.StartsWith("Loading", StringComparison.Ordinal)))
                {
                    return;
                }

                Assert.False(process.HasExited || limit.IsCancellationRequested, $"avahi-daemon never said '{text}': {string.Join('\n', log)}");
            }

            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        folder.Delete(true);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private void Note(string? line)
    {
        lock (gate)
        {
            log.Add(line ?? string.Empty);
        }
    }
}
