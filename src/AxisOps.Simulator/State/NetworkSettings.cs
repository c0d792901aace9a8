using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.State;

/// <summary>
/// The network settings of a unit: <c>network_settings.cgi</c>, its REST twin and <c>Network.*</c> are views of it. What a parameter shows is kept in
/// the parameter, so each way to write sees the others. A soft factory default leaves addresses and 802.1X.
/// </summary>
internal sealed class NetworkSettings(SimulatedDevice device) : ISurvivesFactoryDefault
{
    private const string Dot1X = "Network.Interface.I0.dot1x.";
    private const string EapTls = "WPA-Enterprise-EAPTLS";
    private const string NoServer = "0.0.0.0";
    private readonly Lock gate = new();
    private NetworkValues own = new();

    /// <summary>Gets what somebody changed, whichever way.</summary>
    public NetworkValues Value
    {
        get
        {
            lock (this.gate)
            {
                return this.Read();
            }
        }
    }

    /// <summary>Gets or sets the address of the lease, once the unit has left it for a static one; null before.</summary>
    public IPAddress? Lease { get; set; }

    public static NetworkSettings Of(SimulatedDevice device) => device.State.Get(() => new NetworkSettings(device));

    /// <summary>Changes the settings as a whole, one change after the other; <paramref name="change"/> returns null to leave them as they are.</summary>
    public bool Change(Func<NetworkValues, NetworkValues?> change)
    {
        lock (this.gate)
        {
            var before = this.Read();
            if (change(before) is not { } changed)
            {
                return false;
            }

            this.own = changed;
            this.Mirror(before, changed);
            return true;
        }
    }

    public bool Keep(FactoryDefault kind)
    {
        lock (this.gate)
        {
            var kept = this.own;
            this.own = kind == FactoryDefault.Hard ? new NetworkValues() : new NetworkValues
            {
                ConfigurationMode = kept.ConfigurationMode,
                StaticAddresses = kept.StaticAddresses,
                StaticDefaultRouter = kept.StaticDefaultRouter,
                Dot1XEnabled = kept.Dot1XEnabled,
                Dot1XMode = kept.Dot1XMode,
                Dot1X = kept.Dot1X,
            };
            return kind == FactoryDefault.Soft;
        }
    }

    public static string Mask(int prefixLength) =>
        new IPAddress((long)(uint)IPAddress.HostToNetworkOrder((int)(prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength)))).ToString();

    /// <summary>The number of leading ones; 24 where the text is no mask.</summary>
    private static int PrefixLength(string mask) =>
        IPAddress.TryParse(mask, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address.GetAddressBytes().Sum(part => int.PopCount(part))
            : 24;

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static bool? IsYes(string? value) => value is null ? null : string.Equals(value, "yes", StringComparison.OrdinalIgnoreCase);

    private NetworkValues Read()
    {
        var kept = this.own;
        return kept with
        {
            ConfigurationMode = this.Changed("Network.BootProto") is { } mode ? (mode == "dhcp" ? "dhcp" : "static") : kept.ConfigurationMode,
            StaticAddresses = this.Addresses(kept.StaticAddresses),
            StaticDefaultRouter = this.Changed("Network.DefaultRouter") ?? kept.StaticDefaultRouter,
            LinkLocalMode = this.LinkLocal() ?? kept.LinkLocalMode,
            Ipv6Enabled = IsYes(this.Changed("Network.IPv6.Enabled")) ?? kept.Ipv6Enabled,
            UseDhcpHostName = IsYes(this.Changed("Network.VolatileHostName.ObtainFromDHCP")) ?? kept.UseDhcpHostName,
            StaticHostName = this.Changed("Network.HostName") ?? kept.StaticHostName,
            UseDhcpResolver = IsYes(this.Changed("Network.Resolver.ObtainFromDHCP")) ?? kept.UseDhcpResolver,
            NameServers = this.Servers(kept.NameServers),
            DomainName = this.Changed("Network.DomainName") ?? kept.DomainName,
            Dot1XEnabled = IsYes(this.Changed(Dot1X + "Enabled")) ?? kept.Dot1XEnabled,
            Dot1X = this.Changed(Dot1X + "EAPTLS.Identity") is { } identity
                ? kept.Dot1X.SetItem(EapTls, (kept.Dot1X.GetValueOrDefault(EapTls) ?? new Dot1XValues()) with { Identity = identity })
                : kept.Dot1X,
        };
    }

    private List<StaticAddress>? Addresses(IReadOnlyList<StaticAddress>? kept)
    {
        var first = kept is [var one, ..] ? one : new StaticAddress("192.168.0.90", 24, "192.168.0.255"); // the factory's (API doc)
        var mask = this.Changed("Network.SubnetMask");
        if (this.Changed("Network.IPAddress") is not { } address)
        {
            return mask is null ? kept?.ToList() : [first with { PrefixLength = PrefixLength(mask) }];
        }

        var changed = new StaticAddress(
            address, mask is null ? first.PrefixLength : PrefixLength(mask), this.Changed("Network.Broadcast") ?? first.Broadcast);
        return [changed, .. kept?.Skip(1) ?? []];
    }

    private IReadOnlyList<string>? Servers(IReadOnlyList<string>? kept)
    {
        string?[] shown = [this.Changed("Network.DNSServer1"), this.Changed("Network.DNSServer2")];
        return shown is [null, null]
            ? kept
            : [.. shown.Where(server => server is not (null or NoServer or "")).Select(server => server!), .. kept?.Skip(2) ?? []];
    }

    private string? LinkLocal() => (IsYes(this.Changed("Network.ZeroConf.Enabled")), IsYes(this.Changed("Network.ZeroConf.Fallback"))) switch
    {
        (null, null) => null,
        (false, _) => "off",
        (_, true) => "fallback",
        _ => "on",
    };

    private void Mirror(NetworkValues before, NetworkValues now)
    {
        this.Show("Network.BootProto", before.ConfigurationMode, now.ConfigurationMode, mode => mode == "dhcp" ? "dhcp" : "none");
        if (now.StaticAddresses is [var first, ..] && (before.StaticAddresses is not [var old, ..] || old != first))
        {
            this.Set("Network.IPAddress", first.Address);
            this.Set("Network.SubnetMask", Mask(first.PrefixLength));
            this.Set("Network.Broadcast", first.Broadcast);
        }

        this.Show("Network.DefaultRouter", before.StaticDefaultRouter, now.StaticDefaultRouter, router => router);
        this.Show("Network.ZeroConf.Enabled", before.LinkLocalMode, now.LinkLocalMode, mode => YesNo(mode != "off"));
        this.Show("Network.ZeroConf.Fallback", before.LinkLocalMode, now.LinkLocalMode, mode => YesNo(mode == "fallback"));
        this.Show("Network.IPv6.Enabled", before.Ipv6Enabled, now.Ipv6Enabled, value => YesNo(value!.Value));
        this.Show("Network.VolatileHostName.ObtainFromDHCP", before.UseDhcpHostName, now.UseDhcpHostName, value => YesNo(value!.Value));
        this.Show("Network.HostName", before.StaticHostName, now.StaticHostName, name => name);
        this.Show("Network.Resolver.ObtainFromDHCP", before.UseDhcpResolver, now.UseDhcpResolver, value => YesNo(value!.Value));
        if (now.NameServers is { } servers && before.NameServers?.SequenceEqual(servers) != true)
        {
            this.Set("Network.DNSServer1", servers.ElementAtOrDefault(0) ?? NoServer);
            this.Set("Network.DNSServer2", servers.ElementAtOrDefault(1) ?? NoServer);
        }

        this.Show("Network.DomainName", before.DomainName, now.DomainName, name => name);
        this.Show(Dot1X + "Enabled", before.Dot1XEnabled, now.Dot1XEnabled, value => YesNo(value!.Value));
        this.Show(Dot1X + "Status", before.Dot1XEnabled, now.Dot1XEnabled, value => value!.Value ? "Unauthorized" : "Stopped");
        var (was, tls) = (before.Dot1X.GetValueOrDefault(EapTls), now.Dot1X.GetValueOrDefault(EapTls));
        this.Show(Dot1X + "EAPTLS.Identity", was?.Identity, tls?.Identity, identity => identity);
        this.Show(Dot1X + "EAPOLVersion", was?.EapolVersion, tls?.EapolVersion, version => version![^1..]);
    }

    private void Show<T>(string name, T before, T now, Func<T, string?> form)
    {
        if (now is not null && !EqualityComparer<T>.Default.Equals(before, now))
        {
            this.Set(name, form(now)!);
        }
    }

    private void Set(string name, string value)
    {
        if (device.ProfileData.Parameters.Find(name) is not null)
        {
            device.SetParameter(name, value);
        }
    }

    private string? Changed(string name) => device.State.Peek<ParameterState>()?.Find(name);
}
