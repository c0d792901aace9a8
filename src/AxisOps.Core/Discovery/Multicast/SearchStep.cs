namespace AxisOps.Core.Discovery.Multicast;

/// <summary>What a search does next.</summary>
internal enum SearchStep
{
    /// <summary>It listens.</summary>
    Listen,

    /// <summary>It asks again, although its time is over.</summary>
    Ask,

    /// <summary>It ends.</summary>
    End,
}
