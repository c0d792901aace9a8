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

    /// <summary>Gets the network that device addresses are taken from, inside 127.0.0.0/8; unused in port mode.</summary>
    public string Network { get; init; } = "127.77.0.0/16";

    /// <summary>Gets the HTTP port; 0 takes any. In port mode the first device's, the others follow.</summary>
    public int HttpPort { get; init; }

    /// <summary>Gets the HTTPS port; 0 takes any. In port mode the first device's, the others follow.</summary>
    public int HttpsPort { get; init; }

    /// <summary>Gets whether devices announce themselves by multicast DNS.</summary>
    public bool Mdns { get; init; }

    /// <summary>Gets the address of the interface for multicast DNS.</summary>
    public string MdnsInterface { get; init; } = "127.0.0.1";

    /// <summary>Gets the multicast DNS port; anything but 5353 is for tests.</summary>
    public int MdnsPort { get; init; } = 5353;

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
