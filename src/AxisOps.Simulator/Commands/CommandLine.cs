using AxisOps.Simulator.Faults;

namespace AxisOps.Simulator.Commands;

/// <summary>The arguments of the program.</summary>
internal sealed record CommandLine(SimulatorOptions Options, bool Help, bool ListProfiles, bool Verbose, bool KeepAlive)
{
    public const string PasswordVariable = "AXISOPS_SIM_PASSWORD";

    public static string Usage { get; } = $"""
        Simulates a fleet of network devices, on loopback addresses unless told otherwise.

        Usage: AxisOps.Simulator [arguments]

          --count <n>                 devices (3)
          --seed <n>                  seed of everything invented (1)
          --profile <name,name|all>   profiles, dealt out in turn (all)
          --list-profiles             say of every profile what is recorded and what is inferred, as JSON, and end
          --address-mode <mode>       address: one address per device; port: one pair of ports per device (address)
          --network <cidr>            where addresses are taken from (127.77.0.0/16); outside 127.0.0.0/8 those an interface has
          --bind <address>            address of all devices in port mode (127.0.0.1)
          --http-port <n>             HTTP port, 0 for any (0); in port mode the first device's
          --https-port <n>            HTTPS port, 0 for any (0); in port mode the first device's
          --discovery <what>          on, off, or a list of mdns, ssdp and wsd (on); each device still follows its own settings
          --discovery-interface <x>   name or address of the interface for it (the one with the devices' addresses)
          --mdns <on|off>             add or leave out multicast DNS
          --mdns-port <n>             multicast DNS port (5353)
          --ssdp-port <n>             SSDP port (1900)
          --wsd-port <n>              WS-Discovery port (3702)
          --upnp-port <n>             port of UPnP descriptions, 0 for any (0); in port mode the first device's
          --user-name <name>          administrator (root); the password is taken from {PasswordVariable}, else from the seed
          --factory-new <selector>    devices nobody has set up yet
          --no-setup                  short for --factory-new '*'
          --fault <fault[window]@selector>
                                      fault, may be repeated: {string.Join(", ", FaultCatalog.Names)}
          --clock <time>              what time it is for the devices at the start, such as 2030-01-31T12:00:00Z (the host's)
          --control <on|off>          an interface that sets faults, clock and power and reads journals (on)
          --control-port <n>          its port on 127.0.0.1, 0 for any (0); the ready line has its token
          --journal-limit <n>         journal entries kept per device (1000)
          --keep-alive                do not end when standard input ends
          --verbose                   say on standard error what arrives
          --help                      this text

        A window is requests ([2..5], [3]), a time after the start ([10s..40s]), a share of the requests ([25%]), or several ([..5,50%]).
        A selector is a list of device numbers, ranges and serial numbers (3,5-7), a share (10%), or *.
        Prints one line of JSON on standard output when all devices answer. Ends with Ctrl-C, or when a piped standard input ends.
        Exit codes: 0 ended on request, 1 could not run (a port is taken, ...), 4 wrong arguments.
        """;

    public static CommandLine Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var reader = new ArgumentReader(arguments);
        var password = environment(PasswordVariable);
        var options = new SimulatorOptions { Discovery = DiscoveryProtocols.All, Control = true, Password = string.IsNullOrEmpty(password) ? null : password };
        var (help, listProfiles, verbose, keepAlive) = (false, false, false, false);
        while (reader.Next() is { } name)
        {
            switch (name)
            {
                case "--help" or "-h" or "-?":
                    help = true;
                    break;
                case "--list-profiles":
                    listProfiles = true;
                    break;
                case "--verbose":
                    verbose = true;
                    break;
                case "--keep-alive":
                    keepAlive = true;
                    break;
                default:
                    options = Apply(options, name, reader);
                    break;
            }
        }

        return new CommandLine(options, help, listProfiles, verbose, keepAlive);
    }

    /// <summary>The argument behind an option of <see cref="SimulatorOptions"/>, for messages.</summary>
    public static string ArgumentOf(string? option) => option switch
    {
        nameof(SimulatorOptions.Count) => "--count",
        nameof(SimulatorOptions.Profiles) => "--profile",
        nameof(SimulatorOptions.Network) => "--network",
        nameof(SimulatorOptions.FactoryNew) => "--factory-new",
        nameof(SimulatorOptions.Faults) => "--fault",
        nameof(SimulatorOptions.JournalLimit) => "--journal-limit",
        nameof(SimulatorOptions.HttpPort) => "--http-port",
        nameof(SimulatorOptions.HttpsPort) => "--https-port",
        nameof(SimulatorOptions.UserName) => "--user-name",
        nameof(SimulatorOptions.DiscoveryInterface) => "--discovery-interface (--mdns-interface)",
        nameof(SimulatorOptions.BindAddress) => "--bind",
        nameof(SimulatorOptions.UpnpPort) => "--upnp-port",
        nameof(SimulatorOptions.ControlPort) => "--control-port",
        nameof(SimulatorOptions.StartTime) => "--clock",
        _ => option ?? "arguments",
    };

    private static SimulatorOptions Apply(SimulatorOptions options, string name, ArgumentReader reader) => name switch
    {
        "--count" => options with { Count = reader.Number(1, 1_000_000) },
        "--seed" => options with { Seed = reader.Number(int.MinValue, int.MaxValue) },
        "--profile" => options with { Profiles = reader.List() },
        "--address-mode" => options with { AddressMode = reader.Choice(("address", AddressMode.Address), ("port", AddressMode.Port)) },
        "--network" => options with { Network = reader.Value() },
        "--http-port" => options with { HttpPort = reader.Number(0, 65535) },
        "--https-port" => options with { HttpsPort = reader.Number(0, 65535) },
        "--mdns" => options with { Mdns = reader.Choice(("on", true), ("off", false)) },
        "--discovery" => options with { Discovery = DiscoveryNames.Parse(name, reader.List()) },
        "--discovery-interface" or "--mdns-interface" => options with { DiscoveryInterface = reader.Value() },
        "--bind" => options with { BindAddress = reader.Value() },
        "--ssdp-port" => options with { SsdpPort = reader.Number(1, 65535) },
        "--wsd-port" => options with { WsDiscoveryPort = reader.Number(1, 65535) },
        "--upnp-port" => options with { UpnpPort = reader.Number(0, 65535) },
        "--mdns-port" => options with { MdnsPort = reader.Number(1, 65535) },
        "--user-name" => options with { UserName = reader.Value() },
        "--factory-new" => options with { FactoryNew = reader.Value() },
        "--no-setup" => options with { FactoryNew = "*" },
        "--fault" => options with { Faults = [.. options.Faults, reader.Value()] },
        "--clock" => options with { StartTime = reader.Time() },
        "--control" => options with { Control = reader.Choice(("on", true), ("off", false)) },
        "--control-port" => options with { ControlPort = reader.Number(0, 65535) },
        "--journal-limit" => options with { JournalLimit = reader.Number(1, int.MaxValue) },
        _ => throw new UsageException($"Unknown argument '{name}'."),
    };
}
