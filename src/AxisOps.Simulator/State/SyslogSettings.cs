using System.Globalization;

namespace AxisOps.Simulator.State;

/// <summary>Remote logging of a unit: <c>remotesyslog.cgi</c> and <c>API.RemoteSyslog1.*</c> are views of it. Two servers at most.</summary>
internal sealed class SyslogSettings
{
    public const int MaxServers = 2;
    private const string Group = "API.RemoteSyslog1.";
    private readonly Lock gate = new();
    private readonly MirroredParameter enabled;
    private readonly Slot[] slots;

    public SyslogSettings(SimulatedDevice device)
    {
        this.enabled = new MirroredParameter(device, Group + "Enabled", "false");
        this.slots = [.. Enumerable.Range(1, MaxServers).Select(number => new Slot(device, $"{Group}Server{number}."))];
    }

    public bool Enabled => this.enabled.IsOn;

    /// <summary>Gets the servers; none while the first has no address (API doc, remote syslog).</summary>
    public IReadOnlyList<SyslogServer> Servers
    {
        get
        {
            lock (this.gate)
            {
                return [.. this.slots.Select(slot => slot.Read()).TakeWhile(server => server.Address.Length > 0)];
            }
        }
    }

    public static SyslogSettings Of(SimulatedDevice device) => device.State.Get(() => new SyslogSettings(device));

    /// <summary>Changes switch and servers as a whole; <paramref name="servers"/> null leaves those.</summary>
    public void Change(bool enabled, IReadOnlyList<SyslogServer>? servers = null)
    {
        lock (this.gate)
        {
            for (var index = 0; servers is not null && index < this.slots.Length; index++)
            {
                this.slots[index].Write(index < servers.Count ? servers[index] : new SyslogServer(string.Empty, 6514, "TLS", "RFC5424", "Warning", "All"));
            }

            this.enabled.IsOn = enabled;
        }
    }

    private sealed class Slot(SimulatedDevice device, string group)
    {
        private readonly MirroredParameter address = new(device, group + "Address", string.Empty);
        private readonly MirroredParameter port = new(device, group + "Port", "6514");
        private readonly MirroredParameter protocol = new(device, group + "Protocol", "TLS");
        private readonly MirroredParameter format = new(device, group + "SyslogFormat", "RFC5424");
        private readonly MirroredParameter severity = new(device, group + "Severity", "Warning");
        private readonly MirroredParameter type = new(device, group + "Type", "All");

        public SyslogServer Read() => new(
            this.address.Value,
            int.TryParse(this.port.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            this.protocol.Value,
            this.format.Value,
            this.severity.Value,
            this.type.Value);

        public void Write(SyslogServer server)
        {
            this.address.Value = server.Address;
            this.port.Value = server.Port.ToString(CultureInfo.InvariantCulture);
            this.protocol.Value = server.Protocol;
            this.format.Value = server.Format;
            this.severity.Value = server.Severity;
            this.type.Value = server.Type;
        }
    }
}
