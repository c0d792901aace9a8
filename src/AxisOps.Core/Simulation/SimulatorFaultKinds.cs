namespace AxisOps.Core.Simulation;

/// <summary>The kinds of fault that the simulator knows, with the form of their argument, for completion. The simulator itself decides.</summary>
public static class SimulatorFaultKinds
{
    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<(string Name, string Form, string Meaning)> All { get; } =
    [
        ("brotlibomb", "brotlibomb[:<MiB>]", "answers small on the wire and large inflated, in Brotli"),
        ("certificate", "certificate", "presents a self-signed certificate with a foreign key"),
        ("charset", "charset[:<said>[/<used>]]", "says one character set and uses another"),
        ("clock", "clock:<+/-duration or date>", "has its clock wrong"),
        ("contenttype", "contenttype[:<type>]", "calls its answers something else"),
        ("drip", "drip:<bytes per second>", "answers drop by drop"),
        ("endless", "endless", "never comes to the end of an answer"),
        ("gzipbomb", "gzipbomb[:<MiB>]", "answers small on the wire and large inflated"),
        ("jsonbomb", "jsonbomb[:<depth>]", "answers with JSON nested very deep"),
        ("latency", "latency:<ms>[~<jitter ms>]", "answers later"),
        ("loss", "loss:<percent>", "loses a share of the requests: silence"),
        ("notready", "notready", "is up but says that it is not ready"),
        ("oversize", "oversize[:<bytes>[/announced]]", "sends far more than it has to say"),
        ("poweroff", "poweroff", "has no power until the fault is removed"),
        ("readdress", "readdress[:<address>]", "moves to another address"),
        ("reboot", "reboot:<down s>[/<ready s>[/new|<address>]]", "restarts once"),
        ("refused", "refused", "takes no connection"),
        ("reset", "reset", "resets the connection instead of answering"),
        ("rogue", "rogue", "is an impostor that asks for passwords"),
        ("serial", "serial[:<serial>]", "is another unit than the announced one"),
        ("stalenonce", "stalenonce", "calls every nonce expired"),
        ("status", "status:<500-599>", "answers everything with that status"),
        ("truncate", "truncate[:<bytes>]", "announces more than it sends"),
        ("unauthorized", "unauthorized", "answers 401 to everything"),
        ("xmlbomb", "xmlbomb", "answers with XML entities of entities"),
    ];
}
