using System.Net;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>Remembers which answers came, within bounds that nobody on the network can exceed.</summary>
internal sealed class HitLog
{
    /// <summary>How many different answers one sender may give. A device gives one or two.</summary>
    public const int MaxPerSender = 32;

    /// <summary>How many different answers count in one search.</summary>
    public const int MaxTotal = 65_536;

    private readonly HashSet<(int Link, IPAddress Sender, string Key)> known = [];
    private readonly Dictionary<(int Link, IPAddress Sender), int> counts = [];

    /// <summary>Takes an answer in.</summary>
    /// <returns>True where it is new and has room.</returns>
    public bool Add(int link, IPAddress sender, string key)
    {
        if (known.Count >= MaxTotal || known.Contains((link, sender, key)))
        {
            return false;
        }

        int count = counts.GetValueOrDefault((link, sender));
        if (count >= MaxPerSender)
        {
            return false;
        }

        counts[(link, sender)] = count + 1;
        return known.Add((link, sender, key));
    }
}
