using System.Net;
using AxisOps.Core.Http;
using AxisOps.Core.Store;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Sessions;

/// <summary>
/// Answers the 401s of one session. It is the only place from which a credential goes out, and asks for each of them anew whether this peer may
/// have it. After a refused credential it sends none again.
/// </summary>
internal sealed class SessionAuthenticator(DeviceTarget target, ITrustStore trust, HttpsMemory memory, TimeProvider time)
{
    private const int MaxCandidates = 3;

    private IReadOnlyList<NetworkCredential>? candidates;
    private int index;
    private IAuthorization? active;
    private DeviceException? refusal;

    /// <summary>Gets the user name of the credential the device accepted; null before one was.</summary>
    internal string? AcceptedUserName { get; private set; }

    /// <summary>Gets a value indicating whether a credential was refused, so that the session is of no more use.</summary>
    internal bool IsRefused => refusal is not null;

    /// <summary>Makes the header for a request before the device asks, once it has accepted a credential; null for none.</summary>
    internal string? Anticipate(SessionPeer peer, string method, string requestTarget) =>
        active is not null && AcceptedUserName is not null && refusal is null && MayReceive(peer)
            ? active.Authorize(method, requestTarget)
            : null;

    /// <summary>Notes that the device accepted the credential that a request carried.</summary>
    internal void Accept() => AcceptedUserName ??= candidates?[index].UserName;

    /// <summary>Takes back that a credential was accepted: the peer is no longer one that may have it.</summary>
    internal void Withdraw() => AcceptedUserName = null;

    /// <summary>Tells whether a 401 on a credential that was accepted before speaks of the request: it does where no nonce was outdated.</summary>
    internal bool IsAnswer(DeviceReply reply, bool mayBeStale) =>
        AcceptedUserName is not null && refusal is null && !(mayBeStale && IsStale(ChallengeParser.Parse(reply.Challenges)));

    /// <summary>Chooses what answers a 401.</summary>
    /// <param name="peer">Who asks.</param>
    /// <param name="reply">The 401.</param>
    /// <param name="hadCredential">Whether the refused request carried a credential.</param>
    /// <param name="mayBeStale">Whether an outdated nonce may be made up for; once for each request.</param>
    /// <param name="options">Credentials and trust of the run.</param>
    /// <returns>The answer, and the identity it rests on, which a first-use pin may have raised.</returns>
    /// <exception cref="DeviceException">The peer may not have a credential, there is none, or the device refused it.</exception>
    internal (IAuthorization Authorization, DeviceIdentity Identity, bool WasStale) Answer(
        SessionPeer peer, DeviceReply reply, bool hadCredential, bool mayBeStale, SessionOptions options)
    {
        IReadOnlyList<AuthenticationChallenge> challenges = ChallengeParser.Parse(reply.Challenges);
        RequireRealm(peer, challenges);
        if (refusal is not null)
        {
            throw refusal;
        }

        candidates ??= options.Credentials.Choose(peer.Identity.SerialNumber, peer.Address, peer.Model ?? target.Model);
        if (candidates.Count == 0)
        {
            throw new DeviceException(
                DeviceErrorKind.Unauthorized,
                $"{target}: the device asks for a credential and there is none for it.",
                "Use -Credential, or Add-DeviceCredential for a pattern that matches the device.")
            { Code = 401 };
        }

        peer = RequireTrust(peer, options);
        bool wasStale = hadCredential && mayBeStale && IsStale(challenges);
        if (hadCredential && !wasStale)
        {
            NextCandidate(peer);
        }

        active = Choose(peer, challenges, candidates[index]);
        return (active, peer.Identity, wasStale);
    }

    private static string Schemes(IReadOnlyList<AuthenticationChallenge> challenges) =>
        Redactor.Printable(string.Join(", ", challenges.Select(challenge => challenge.Scheme)), maxLength: 128);

    private static bool IsStale(IReadOnlyList<AuthenticationChallenge> challenges) =>
        challenges.Any(challenge => DigestChallenge.From(challenge)?.IsStale == true);

    private bool MayReceive(SessionPeer peer) =>
        peer.IsTrusted || (peer.Scheme == DeviceScheme.Http && active is DigestAuthorization);

    private void RequireRealm(SessionPeer peer, IReadOnlyList<AuthenticationChallenge> challenges)
    {
        foreach (string serial in challenges.Select(challenge => challenge.ClaimedSerialNumber).OfType<string>())
        {
            if ((peer.Identity.SerialNumber ?? target.SerialNumber ?? serial) != serial)
            {
                throw TrustErrors.OtherRealm(target, serial, peer.Identity.SerialNumber ?? target.SerialNumber!);
            }

            if (peer.Scheme == DeviceScheme.Http && memory.Has(serial))
            {
                throw TrustErrors.HttpAfterHttps(target, serial);
            }
        }
    }

    private SessionPeer RequireTrust(SessionPeer peer, SessionOptions options)
    {
        if (peer.IsTrusted || peer.Scheme == DeviceScheme.Http)
        {
            return peer;
        }

        DeviceIdentity identity = peer.Identity;
        if (options.Trust != TrustMode.TrustOnFirstUse || identity is not { Level: IdentityLevel.Claim, SerialNumber: { } serial, PublicKeySha256: { } key })
        {
            throw TrustErrors.NotTrusted(target, identity);
        }

        DeviceTrust kept = trust.AddPin(
            new DeviceTrust(serial, key, identity.CertificateSubject, time.GetUtcNow(), nameof(TrustMode.TrustOnFirstUse)) { Address = peer.Address });
        if (!string.Equals(kept.PublicKeySha256, key, StringComparison.OrdinalIgnoreCase))
        {
            throw TrustErrors.PinChanged(target, serial, key);
        }

        options.Observer?.Pinned(target, kept);
        return peer with
        {
            Identity = identity with { Level = IdentityLevel.Enrolled, Evidence = $"its public key was pinned for {serial} on first use" },
        };
    }

    private void NextCandidate(SessionPeer peer)
    {
        int last = Math.Min(candidates!.Count, peer.IsTrusted ? MaxCandidates : 1) - 1;
        if (AcceptedUserName is null && index < last)
        {
            index++;
            return;
        }

        refusal = new DeviceException(
            DeviceErrorKind.Unauthorized,
            last == 0 || AcceptedUserName is not null
                ? $"{target}: the device refused the credential of user '{Redactor.Printable(candidates[index].UserName, 64)}'."
                : $"{target}: the device refused all {last + 1} credentials.",
            "Check user name and password. Nothing more is sent in this session, since devices block clients that fail often.")
        { Code = 401 };
        active = null;
        throw refusal;
    }

    private IAuthorization Choose(SessionPeer peer, IReadOnlyList<AuthenticationChallenge> challenges, NetworkCredential credential)
    {
        if (credential.UserName.Any(char.IsControl))
        {
            throw new DeviceException(DeviceErrorKind.Unauthorized, $"{target}: the user name holds a control character and was not sent.");
        }

        DigestChallenge? digest = challenges.Select(DigestChallenge.From).OfType<DigestChallenge>()
            .OrderBy(offer => offer.Algorithm.Name == "MD5")
            .FirstOrDefault();
        if (digest is not null)
        {
            return new DigestAuthorization(digest, credential);
        }

        bool offersBasic = challenges.Any(challenge => challenge.IsBasic);
        if (offersBasic && peer.IsTrusted && !credential.UserName.Contains(':', StringComparison.Ordinal))
        {
            return new BasicAuthorization(credential);
        }

        throw offersBasic && !peer.IsTrusted
            ? new DeviceException(
                DeviceErrorKind.Untrusted,
                $"{target}: over plain HTTP the device asks for the password itself (Basic). It got none.",
                "Reach it by HTTPS, or set its authentication policy to Digest.")
            : new DeviceException(
                DeviceErrorKind.Unauthorized,
                $"{target}: the device asks for a credential in a way that is not spoken here ({Schemes(challenges)}).",
                "Digest and Basic are spoken.");
    }
}
