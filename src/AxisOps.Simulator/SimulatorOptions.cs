namespace AxisOps.Simulator;

/// <summary>What fleet to simulate. The same options give the same fleet, key material and free ports excepted.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Gets the number of devices, at least 1.</summary>
    public int Count { get; init; } = 3;

    /// <summary>Gets the seed of everything invented: serial numbers, passwords, uptimes, boot ids, shares.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the profiles to deal out in turn; empty means all.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Gets how devices are told apart.</summary>
    public AddressMode AddressMode { get; init; } = AddressMode.Address;

    /// <summary>
    /// Gets the network that device addresses are taken from; unused in port mode. Inside 127.0.0.0/8 all are free to use; of any
    /// other network the addresses that one interface of this host has.
    /// </summary>
    public string Network { get; init; } = "127.77.0.0/16";

    /// <summary>Gets the IPv4 address of all devices in port mode: one of this host.</summary>
    public string BindAddress { get; init; } = "127.0.0.1";

    /// <summary>Gets the HTTP port; 0 takes any. In port mode the first device's, the others follow.</summary>
    public int HttpPort { get; init; }

    /// <summary>Gets the HTTPS port; 0 takes any. In port mode the first device's, the others follow.</summary>
    public int HttpsPort { get; init; }

    /// <summary>Gets the protocols that devices make themselves known by; each device still follows its own settings.</summary>
    public DiscoveryProtocols Discovery { get; init; }

    /// <summary>Gets whether multicast DNS is among the discovery protocols.</summary>
    public bool Mdns
    {
        get => this.Discovery.HasFlag(DiscoveryProtocols.Mdns);
        init => this.Discovery = value ? this.Discovery | DiscoveryProtocols.Mdns : this.Discovery & ~DiscoveryProtocols.Mdns;
    }

    /// <summary>Gets the interface for discovery, by name or address; null takes the one that has the devices' addresses.</summary>
    public string? DiscoveryInterface { get; init; }

    /// <summary>Gets the multicast DNS port; anything but 5353 is for tests.</summary>
    public int MdnsPort { get; init; } = 5353;

    /// <summary>Gets the SSDP port; anything but 1900 is for tests.</summary>
    public int SsdpPort { get; init; } = 1900;

    /// <summary>Gets the WS-Discovery port; anything but 3702 is for tests.</summary>
    public int WsDiscoveryPort { get; init; } = 3702;

    /// <summary>Gets the port of UPnP descriptions; 0 takes any. In port mode the first device's, the others follow.</summary>
    public int UpnpPort { get; init; }

    /// <summary>Gets the administrator's name.</summary>
    public string UserName { get; init; } = "root";

    /// <summary>Gets the administrator's password; null derives one from the seed.</summary>
    public string? Password { get; init; }

    /// <summary>Gets which devices nobody has set up yet, as a selector; null for none.</summary>
    public string? FactoryNew { get; init; }

    /// <summary>Gets the faults, each <c>kind[:argument][window]@selector</c>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Gets how many journal entries each device keeps.</summary>
    public int JournalLimit { get; init; } = 1000;

    /// <summary>Gets the clock that the fleet's clock follows.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets what time it is for the devices at the start; null for what <see cref="Clock"/> says.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Gets whether the fleet can be changed and read over HTTP while it runs.</summary>
    public bool Control { get; init; }

    /// <summary>Gets the port of that, on 127.0.0.1; 0 takes any.</summary>
    public int ControlPort { get; init; }

    /// <summary>Gets the folder of profiles; null takes the one beside the program.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Gets where to report what goes on inside; null for nowhere.</summary>
    public Action<string>? Log { get; init; }
}
