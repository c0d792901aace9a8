namespace AxisOps.Benchmarks.Fleet.Peers;

/// <summary>Everybody who may take part.</summary>
internal static class FleetPeers
{
    /// <summary>Gets the engine, which all others are compared with where the process around it does not matter.</summary>
    internal static FleetPeer Engine { get; } = new WorkerPeer("axisops") { Key = "axisops", Name = "AxisOps engine" };

    internal static FleetPeer EngineDefault { get; } = new WorkerPeer("axisops") { Key = "axisops-default", Name = "AxisOps engine, default", Concurrencies = [0] };

    internal static FleetPeer BareHttp1 { get; } = new WorkerPeer("bare1") { Key = "bare1", Name = "HttpClient loop, HTTP/1.1" };

    internal static FleetPeer BareHttp2 { get; } = new WorkerPeer("bare2") { Key = "bare2", Name = "HttpClient loop, HTTP/2" };

    internal static FleetPeer CurlHttp1 { get; } = new CurlPeer("http1.1") { Key = "curl1", Name = "curl --parallel, HTTP/1.1" };

    internal static FleetPeer CurlHttp2 { get; } = new CurlPeer("http2") { Key = "curl2", Name = "curl --parallel, HTTP/2" };

    internal static FleetPeer Cmdlet { get; } = new CmdletPeer { Key = "cmdlet", Name = "Get-Device in pwsh" };

    internal static FleetPeer CmdletDefault { get; } = new CmdletPeer { Key = "cmdlet-default", Name = "Get-Device, default", Concurrencies = [0] };

    internal static FleetPeer ForEach { get; } = new ForEachPeer
    {
        Key = "foreach",
        Name = "ForEach-Object -Parallel",
        Concurrencies = [4, 8, 16, 32, 64, 128],
        LadderDevices = 100,
        MostDevices = 300,
    };

    internal static FleetPeer Ansible { get; } = new AnsiblePeer
    {
        Key = "ansible",
        Name = "Ansible uri play",
        Concurrencies = [2, 4, 8, 16, 32],
        LadderDevices = 8,
        MostDevices = 20,
        QuickDevices = 1,
    };

    internal static IReadOnlyList<FleetPeer> All { get; } =
        [Engine, EngineDefault, BareHttp1, BareHttp2, CurlHttp1, CurlHttp2, Cmdlet, CmdletDefault, ForEach, Ansible];
}
