namespace AxisOps.Interop.Tests.Avahi;

/// <summary>Avahi and a simulated unit want the same instance name on one link: who comes second takes another.</summary>
[Collection(AvahiCollection.Name)]
public sealed class AvahiConflictTests(AvahiNetwork network)
{
    private const string Daemon = """
        [server]
        host-name=neighbour
        enable-dbus=yes
        allow-interfaces=lo
        use-ipv6=no
        [publish]
        publish-hinfo=no
        publish-workstation=no
        """;

    /// <summary>Everything runs on the loopback of a namespace of its own. Each wait is a bounded poll.</summary>
    private const string Frame = """
        set -eu
        cd '@folder@'
        until_there() { n=0; until [ -s "$1" ] || [ -S "$1" ]; do n=$((n+1)); [ $n -lt 300 ] || exit 9; sleep 0.1; done; }
        until_said() { n=0; until grep -q "$1" "$2" 2>/dev/null; do n=$((n+1)); [ $n -lt 300 ] || { cat "$2" >&2; exit 8; }; sleep 0.1; done; }
        until_listed() { n=0; until avahi-browse --resolve --parsable --terminate _vapix-http._tcp >browse.txt && grep -q "$1" browse.txt; do n=$((n+1)); [ $n -lt 30 ] || { cat browse.txt >&2; exit 7; }; sleep 0.2; done; }
        simulate() {
          mkfifo hold
          dotnet '@simulator@' --count 1 --seed 5 --profile d4200-ve-12.9.57 --discovery mdns <hold >ready.json 2>simulator.log & simulator=$!
          exec 3>hold
          until_there ready.json
        }
        publish() { avahi-publish --service 'AXIS D4200-VE' _vapix-http._tcp 81 >publish.txt 2>&1 3>&- & publisher=$!; }
        ip link set lo multicast on
        mkdir -p run /run/avahi-daemon
        mount --bind run /run/avahi-daemon
        export DBUS_SYSTEM_BUS_ADDRESS='unix:path=@folder@/bus'
        dbus-daemon --config-file=bus.conf --nofork --nopidfile 2>bus.log & bus=$!
        until_there bus
        avahi-daemon -f avahi.conf --no-drop-root --no-chroot --no-rlimits >avahi.log 2>&1 & avahi=$!
        until_said 'Server startup complete' avahi.log
        @steps@
        exec 3>&-
        wait $simulator
        kill $publisher $avahi $bus
        """;

    [Fact]
    public async Task Unit_ThatComesSecond_TakesTheNextNumber()
    {
        string[] listed = await RunAsync("""
            publish
            until_said "Established under name" publish.txt
            simulate
            until_listed 'D4200-VE\\032\\0402\\041'
            """);
        Assert.Contains(listed, line => line.Contains(@";AXIS\032D4200-VE\032\0402\041;", StringComparison.Ordinal) && line.Contains("\"sn=", StringComparison.Ordinal));
        Assert.Contains(listed, line => line.Contains(@";AXIS\032D4200-VE;", StringComparison.Ordinal) && line.Contains(";neighbour.local;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Avahi_ThatComesSecond_RenamesItself()
    {
        string[] listed = await RunAsync("""
            simulate
            until_listed 'D4200-VE;'
            publish
            until_said "Established under name 'AXIS D4200-VE #2'" publish.txt
            until_listed '0352'
            """);
        Assert.Contains(listed, line => line.Contains(@";AXIS\032D4200-VE;", StringComparison.Ordinal) && line.Contains("\"sn=", StringComparison.Ordinal));
        Assert.Contains(listed, line => line.Contains(@";AXIS\032D4200-VE\032\0352;", StringComparison.Ordinal) && line.Contains(";neighbour.local;", StringComparison.Ordinal));
    }

    private async Task<string[]> RunAsync(string steps)
    {
        Assert.SkipWhen(network.WhyNot is not null, network.WhyNot ?? string.Empty);
        foreach (string program in (string[])["avahi-daemon", "avahi-browse", "avahi-publish", "dbus-daemon"])
        {
            PeerProgram.Require(program);
        }

        using var folder = new TemporaryFolder();
        folder.File("bus.conf", MessageBus.Settings(folder.Path));
        folder.File("avahi.conf", Daemon);
        string script = folder.File("run.sh", Frame
            .Replace("@steps@", steps, StringComparison.Ordinal)
            .Replace("@folder@", folder.Path, StringComparison.Ordinal)
            .Replace("@simulator@", Path.Combine(AppContext.BaseDirectory, "AxisOps.Simulator.dll"), StringComparison.Ordinal));

        PeerAnswer answer = await PeerProgram.RunAsync(
            network.FarPrefix[0], string.Empty, [.. network.FarPrefix[1..], "unshare", "--mount", "--propagation", "private", "sh", script]);

        Assert.True(answer.ExitCode == 0, $"{answer.ExitCode}: {answer.Errors}");
        return [.. File.ReadLines(Path.Combine(folder.Path, "browse.txt")).Where(line => line.StartsWith('='))];
    }
}
