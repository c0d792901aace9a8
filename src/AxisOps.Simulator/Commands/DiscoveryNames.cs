namespace AxisOps.Simulator.Commands;

/// <summary>The words of the command line for discovery protocols.</summary>
internal static class DiscoveryNames
{
    private static readonly (string Name, DiscoveryProtocols Protocol)[] Known =
        [("mdns", DiscoveryProtocols.Mdns), ("ssdp", DiscoveryProtocols.Ssdp), ("wsd", DiscoveryProtocols.WsDiscovery)];

    /// <summary>Reads <c>on</c>, <c>off</c> or a list of protocols.</summary>
    public static DiscoveryProtocols Parse(string argument, IReadOnlyList<string> words) => words switch
    {
        ["on"] => DiscoveryProtocols.All,
        ["off"] => DiscoveryProtocols.None,
        _ => words.Aggregate(DiscoveryProtocols.None, (all, word) => all | One(argument, word)),
    };

    public static string[] List(DiscoveryProtocols protocols) =>
        [.. Known.Where(known => protocols.HasFlag(known.Protocol)).Select(known => known.Name)];

    private static DiscoveryProtocols One(string argument, string word)
    {
        var protocol = Known.FirstOrDefault(known => known.Name == word).Protocol;
        return protocol == DiscoveryProtocols.None
            ? throw new UsageException($"{argument}: '{word}' is none of on, off, {string.Join(", ", Known.Select(known => known.Name))}.")
            : protocol;
    }
}
