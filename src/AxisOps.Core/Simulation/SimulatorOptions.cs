namespace AxisOps.Core.Simulation;

/// <summary>What fleet a simulator plays. Null leaves the simulator's own default.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Gets how many devices there are.</summary>
    public int Count { get; init; } = 3;

    /// <summary>Gets the seed that everything but key material follows from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the profiles to take in turn; empty for all.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Gets the faults, each as <c>kind[:argument]@selector</c>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Gets the devices that start without an administrator, as a selector.</summary>
    public string? FactoryNew { get; init; }

    /// <summary>Gets how devices are told apart: <c>address</c> or <c>port</c>.</summary>
    public string? AddressMode { get; init; }

    /// <summary>Gets the loopback network that addresses come from, in CIDR form.</summary>
    public string? Network { get; init; }

    /// <summary>Gets the shared port of plain HTTP.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the shared port of HTTPS.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets a value indicating whether the devices make themselves known: by multicast DNS, SSDP and WS-Discovery.</summary>
    public bool Mdns { get; init; } = true;

    /// <summary>Gets the password of the accounts; null for one that follows from the seed. It travels in the environment, never as an argument.</summary>
    public string? Password { get; init; }

    internal IEnumerable<string> ToArguments()
    {
        yield return "--count";
        yield return Invariant(Count);
        yield return "--seed";
        yield return Invariant(Seed);
        yield return "--discovery";
        yield return Mdns ? "on" : "off";
        foreach ((string name, string? value) in new[]
        {
            ("--profile", Profiles.Count == 0 ? null : string.Join(',', Profiles)),
            ("--factory-new", FactoryNew),
            ("--address-mode", AddressMode),
            ("--network", Network),
            ("--http-port", HttpPort is { } http ? Invariant(http) : null),
            ("--https-port", HttpsPort is { } https ? Invariant(https) : null),
        })
        {
            if (value is not null)
            {
                yield return name;
                yield return value;
            }
        }

        foreach (string fault in Faults)
        {
            yield return "--fault";
            yield return fault;
        }
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
