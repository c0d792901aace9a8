using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Trust;

/// <summary>A chain that was built in a handshake: good for a server, offline, to one of the roots.</summary>
/// <param name="Roots">The roots that counted.</param>
/// <param name="Root">The subject of the one it led to.</param>
/// <param name="At">When it was built, by this computer's clock.</param>
internal sealed record ChainProof(X509Certificate2Collection Roots, string Root, DateTimeOffset At)
{
    /// <summary>For how long nothing can have changed that this computer would notice by building the chain again: certificates name seconds.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Tells whether the proof stands for a chain to these roots now; if not, a chain has to be built.</summary>
    internal bool Holds(X509Certificate2Collection trusted, DateTimeOffset now) =>
        (now - At).Duration() <= Lifetime && trusted.Count == Roots.Count && trusted.All(root => Roots.Any(known => ReferenceEquals(known, root)));
}
