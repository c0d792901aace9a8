using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Store;

namespace AxisOps.Core.Trust;

/// <summary>
/// Decides who a TLS peer is, in this order: device ID, authority, system roots for a typed name, pin, claim. It sends nothing; where the
/// peer's own claim is needed to decide, it asks for it.
/// </summary>
internal sealed class TrustEvaluator(ITrustStore store, TrustRoots roots, TimeProvider time)
{
    /// <summary>Gets the roots that stand for those of this computer; null for the real ones.</summary>
    internal X509Certificate2Collection? SystemRoots { get; init; }

    /// <summary>Decides.</summary>
    /// <param name="peer">What the peer presented.</param>
    /// <param name="target">Whom the user meant.</param>
    /// <param name="claim">Asks the peer, without a credential, which serial number it has; null when it does not say.</param>
    /// <param name="ignoresPins">Whether pins are not looked at, because a new one is being learnt.</param>
    /// <param name="familiar">Gives the devices that were trusted at this place before; one of them is taken to be meant where no serial number was named.</param>
    /// <returns>The decision; a mere claim is one.</returns>
    /// <exception cref="DeviceException">Another device than expected answers, or a pinned key has changed.</exception>
    internal async Task<TrustDecision> DecideAsync(PeerCertificate peer, DeviceTarget target, Func<Task<string?>> claim, bool ignoresPins = false, Func<IReadOnlyList<string>>? familiar = null)
    {
        if (Prove(peer, target) is { } proof)
        {
            string? serial = proof.SerialNumber ?? await claim().ConfigureAwait(false);
            RequireExpected(target, serial, "proves to be");
            DeviceTrust? pin = serial is null ? null : store.FindPin(serial);
            bool isOutdated = pin is not null && !HasKey(pin, peer);
            if (isOutdated && proof.SerialNumber is null)
            {
                // The certificate proves a name, not this serial number, and the pin of the serial number says otherwise.
                throw TrustErrors.PinChanged(target, serial!, peer.PublicKeySha256);
            }

            return new TrustDecision(
                peer.Identify(IdentityLevel.Proven, serial, proof.Evidence),
                isOutdated ? $"The pin kept for {serial} is outdated: the device now proves itself by its certificate with another key." : null);
        }

        IReadOnlyList<DeviceTrust> pins = ignoresPins ? [] : store.FindPinsByKey(peer.PublicKeySha256);

        // A key may be pinned for several devices, or for another one that shares it: only a pin of the device that is meant spares the question.
        string? meant = target.SerialNumber ?? familiar?.Invoke().FirstOrDefault(serial => pins.Any(pin => pin.SerialNumber == serial));
        string? named = meant is not null && pins.Any(pin => pin.SerialNumber == meant) ? meant : await claim().ConfigureAwait(false);
        if (pins.FirstOrDefault(pin => pin.SerialNumber == named) is { } match)
        {
            RequireExpected(target, match.SerialNumber, "is pinned as");
            return new TrustDecision(peer.Identify(
                IdentityLevel.Enrolled, match.SerialNumber, $"its public key is the one pinned for {match.SerialNumber}"));
        }

        RequireExpected(target, named, "says it is");
        if (!ignoresPins && named is not null && store.FindPin(named) is not null)
        {
            throw TrustErrors.PinChanged(target, named, peer.PublicKeySha256);
        }

        return new TrustDecision(peer.Identify(
            IdentityLevel.Claim,
            named,
            named is null
                ? "its certificate is vouched for by nothing, and it does not say which device it is"
                : $"it claims to be {named}; nothing vouches for its certificate"));
    }

    private static bool HasKey(DeviceTrust pin, PeerCertificate peer) =>
        string.Equals(pin.PublicKeySha256, peer.PublicKeySha256, StringComparison.OrdinalIgnoreCase);

    private static void RequireExpected(DeviceTarget target, string? serialNumber, string verb)
    {
        if (target.SerialNumber is { } expected && serialNumber != expected)
        {
            throw TrustErrors.OtherDevice(target, expected, serialNumber, verb);
        }
    }

    private Proof? Prove(PeerCertificate peer, DeviceTarget target)
    {
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            return ProveByDeviceId(peer, now) ?? ProveByAuthority(peer, target, now) ?? ProveBySystem(peer, target, now);
        }
        catch (CryptographicException)
        {
            // Malformed names or extensions prove nothing; the key may still be pinned.
            return null;
        }
    }

    private Proof? ProveByDeviceId(PeerCertificate peer, DateTimeOffset now)
    {
        if (peer.IsSelfIssued || CertificateNames.SubjectSerialNumber(peer.Leaf) is not { } serial)
        {
            return null;
        }

        X509Certificate2Collection trusted = roots.For(TrustRootPurpose.DeviceId);
        string? root = trusted.Count == 0 ? null
            : peer.Proof?.Holds(trusted, now) == true ? peer.Proof.Root
            : ChainPath.FindRoot(peer, trusted, asServer: false, now);
        return root is null ? null : new Proof(serial, $"its device ID certificate names {serial} and chains to the imported root '{root}'");
    }

    private Proof? ProveByAuthority(PeerCertificate peer, DeviceTarget target, DateTimeOffset now)
    {
        string? serial = CertificateNames.AnySerialNumber(peer.Leaf);
        string? typed = target.Origin == TargetOrigin.Typed ? target.Host : null;
        bool namesTyped = serial is null && typed is not null && peer.Leaf.MatchesHostname(typed, allowWildcards: false, allowCommonName: false);
        if (serial is null && !namesTyped)
        {
            return null;
        }

        X509Certificate2Collection trusted = roots.For(TrustRootPurpose.Authority);
        string? root = trusted.Count == 0 ? null : ChainPath.FindRoot(peer, trusted, asServer: true, now);
        return root is null ? null : new Proof(serial, $"its certificate names {serial ?? typed} and chains to the imported root '{root}'");
    }

    private Proof? ProveBySystem(PeerCertificate peer, DeviceTarget target, DateTimeOffset now)
    {
        // A name that the network told proves nothing: whoever invented it can have a certificate for it.
        if (target.Origin != TargetOrigin.Typed || !target.IsName || peer.IsSelfIssued
            || !peer.Leaf.MatchesHostname(target.Host!, allowWildcards: true, allowCommonName: false))
        {
            return null;
        }

        string? root = ChainPath.FindRoot(peer, SystemRoots, asServer: true, now);
        return root is null ? null : new Proof(null, $"its certificate names '{target.Host}', as typed, and chains to a root of this computer, '{root}'");
    }

    private sealed record Proof(string? SerialNumber, string Evidence);
}
