using AxisOps.Core.Http;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Sessions;

/// <summary>
/// One device, one connection at a time. Whenever another peer answers - at first or after a connection was lost - it is decided who that is before
/// a credential can go to it. Not for concurrent use; <see cref="PooledSession"/> sees to that.
/// </summary>
internal sealed class DeviceSession : IDisposable
{
    /// <summary>The plain request, three credentials, an outdated nonce, and a few changes of the peer between.</summary>
    private const int MaxRounds = 8;

    private readonly SessionServices services;
    private readonly DeviceTarget target;
    private readonly DeviceDialer dialer;
    private readonly DeviceLine line;
    private readonly SessionAuthenticator authenticator;
    private int decidedGeneration;
    private int claimedGeneration;

    internal DeviceSession(SessionServices services, DeviceTarget target)
    {
        this.services = services;
        this.target = target;
        dialer = new DeviceDialer(target, services.Directory, services.Memory, services.Roots, services.Time);
        line = new DeviceLine(services, target, dialer);
        authenticator = new SessionAuthenticator(target, services.Trust, services.Memory, services.Time);
    }

    internal DeviceTarget Target => target;

    internal DeviceIdentity Identity { get; private set; } = DeviceIdentity.None;

    internal DeviceLine Line => line;

    internal string? Address => line.Place?.Host ?? dialer.Address;

    internal string? AcceptedUserName => authenticator.AcceptedUserName;

    /// <summary>Gets what the peer said of itself; null when it was not asked.</summary>
    internal AnonymousClaim? Claim { get; private set; }

    /// <summary>Gets a value indicating whether the session is worth keeping: established, nothing refused, still connected.</summary>
    internal bool IsReusable => IsDecided && !authenticator.IsRefused && line.IsOpen;

    private bool IsDecided => decidedGeneration > 0 && decidedGeneration == line.Generation;

    private SessionPeer CurrentPeer => new(
        Identity,
        line.Place!.Scheme,
        line.Place.Host,
        Claim?.Model ?? target.Model);

    /// <summary>Makes the next use decide on trust again: pins and roots may have changed meanwhile.</summary>
    internal void Reconsider() => decidedGeneration = 0;

    /// <summary>Opens a connection where none is open, and decides who answers where that is not decided.</summary>
    internal async Task<DeviceConnection> ReadyAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        // Old firmware closes after each answer, so that a question asked to decide may cost the connection that it was about.
        for (int round = 0; round < 3; round++)
        {
            DeviceConnection open = await line.ConnectAsync(options, cancellationToken).ConfigureAwait(false);
            if (!IsDecided)
            {
                await DecideAsync(options, cancellationToken).ConfigureAwait(false);
            }

            if (open.IsOpen && IsDecided)
            {
                return open;
            }
        }

        throw new DeviceException(
            DeviceErrorKind.Unreachable, $"{target}: the device closes each connection before it can be used.", "It may be restarting: try again in a minute.");
    }

    /// <summary>Sends a request, with a credential when the device asks for one and may have it.</summary>
    internal async Task<DeviceReply> SendAsync(DeviceRequest request, SessionOptions options, CancellationToken cancellationToken)
    {
        bool isAnonymous = request.Authentication == RequestAuthentication.Anonymous;
        bool mayBeStale = true;
        IAuthorization? answer = null;
        for (int round = 0; round < MaxRounds; round++)
        {
            (DeviceReply reply, SentAuthorization? sent) = await ExchangeAsync(request, answer, !isAnonymous, options, cancellationToken).ConfigureAwait(false);
            if (reply.Status is >= 300 and < 400)
            {
                throw line.Failed(
                    request,
                    DeviceErrorKind.Protocol,
                    "the answer redirects to another place, which is not followed",
                    "Name the place itself, for example with its scheme and port.",
                    cause: null,
                    reply.Status);
            }

            if (isAnonymous || reply.Status != 401 || reply.SaysNeedsSetup)
            {
                if (sent is not null && reply.Status is not 401 and < 500)
                {
                    authenticator.Accept();
                }

                return reply;
            }

            bool isOutlived = mayBeStale && sent is not null && sent.IsOutlived(reply);
            bool wasRefused = sent is not null && !isOutlived;
            if (wasRefused && request.Authentication == RequestAuthentication.RefusalIsAnswer && authenticator.IsAnswer(reply, mayBeStale))
            {
                return reply;
            }

            if (options.Credentials.DependsOnModel)
            {
                AnonymousClaim claim = await ClaimAsync(options, cancellationToken).ConfigureAwait(false);
                if (claim.SerialNumber is { } claimed && Identity.SerialNumber is { } established && claimed != established)
                {
                    throw TrustErrors.OtherRealm(target, claimed, established);
                }
            }

            (answer, DeviceIdentity identity, bool wasStale) = authenticator.Answer(AskingPeer(), reply, wasRefused, mayBeStale, options);
            mayBeStale &= !wasStale && !isOutlived;
            if (identity != Identity)
            {
                Identity = identity;
                Remember();
            }
        }

        throw line.Failed(request, DeviceErrorKind.Protocol, "the device keeps asking for a credential", null, null, 401);
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private async Task<(DeviceReply Reply, SentAuthorization? Sent)> ExchangeAsync(
        DeviceRequest request, IAuthorization? answer, bool mayAnticipate, SessionOptions options, CancellationToken cancellationToken)
    {
        DeviceIdentity before = Identity;
        SentAuthorization? authorization = null;
        for (int attempt = 0; ; attempt++)
        {
            DeviceConnection open = await ReadyAsync(options, cancellationToken).ConfigureAwait(false);
            if (attempt == 0 || Identity != before)
            {
                // What was made for a former peer is not sent to another; what was not sent is used again, so that the nonce count has no gap.
                authorization = Authorize(request, Identity == before ? answer : null, mayAnticipate);
                before = Identity;
            }

            long sent = open.BytesSent;
            try
            {
                DeviceReply reply = await line.TransferAsync(open, request, authorization?.Header, options, cancellationToken).ConfigureAwait(false);
                return (reply, authorization);
            }
            catch (ConnectionClosedException) when (attempt < 2 && open.BytesSent == sent)
            {
                // A kept connection that the device closed meanwhile. Nothing was sent, so even a change may be sent again.
            }
            catch (ConnectionClosedException exception)
            {
                throw line.Lost(request, exception);
            }
        }
    }

    /// <summary>The peer with its model, which the choice of a credential may depend on; where nothing told it, the store is asked.</summary>
    private SessionPeer AskingPeer()
    {
        SessionPeer peer = CurrentPeer;
        return peer.Model is null && Identity.SerialNumber is { } serial ? peer with { Model = services.Directory.Find(serial)?.Model } : peer;
    }

    private SentAuthorization? Authorize(DeviceRequest request, IAuthorization? answer, bool mayAnticipate)
    {
        if (answer is not null)
        {
            return new SentAuthorization(answer.Authorize(request.Method.Method, request.Path), isAnticipated: false);
        }

        string? header = mayAnticipate ? authenticator.Anticipate(CurrentPeer, request.Method.Method, request.Path) : null;
        return header is null ? null : new SentAuthorization(header, isAnticipated: true);
    }

    private async Task DecideAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        try
        {
            string? former = Identity.SerialNumber;
            int generation = line.Generation;
            TrustDecision decision = line.Peer is { } peer
                ? await services.Evaluator.DecideAsync(peer, dialer.Located, () => AskSerialAsync(options, cancellationToken), options.IgnoresPins, () => services.Memory.TrustedAt(line.Place!)).ConfigureAwait(false)
                : await DecideUnprotectedAsync(options, cancellationToken).ConfigureAwait(false);
            if (generation != line.Generation)
            {
                throw new DeviceException(
                    DeviceErrorKind.Untrusted,
                    $"{target}: the peer presents another certificate on each connection.",
                    "Check what stands between this computer and the device.");
            }

            if (former is not null && decision.Identity.SerialNumber != former)
            {
                throw TrustErrors.OtherDevice(target, former, decision.Identity.SerialNumber, "now says it is");
            }

            RequireFamiliar(decision.Identity, options);
            Adopt(decision, generation, options);
        }
        catch
        {
            if (line.Place is { Scheme: DeviceScheme.Https } place)
            {
                services.Memory.Note(place, dialer.Located, Claim?.SerialNumber);
            }

            line.Close();
            throw;
        }
    }

    /// <summary>
    /// Who types an address means the device that was there: another one, even a genuine one, gets no credential before it was named by its serial
    /// number or the former one was forgotten.
    /// </summary>
    private void RequireFamiliar(DeviceIdentity identity, SessionOptions options)
    {
        if (target.SerialNumber is null
            && !options.IgnoresPins
            && identity.Level is IdentityLevel.Proven or IdentityLevel.Claim
            && services.Memory.FormerAt(line.Place!, identity.SerialNumber) is { } former)
        {
            throw TrustErrors.OtherThanBefore(target, former, identity.SerialNumber);
        }
    }

    private void Adopt(TrustDecision decision, int generation, SessionOptions options)
    {
        bool isNews = decision.Identity != Identity;
        Identity = decision.Identity;
        decidedGeneration = generation;
        Remember();
        if (isNews && !Identity.IsTrusted)
        {
            authenticator.Withdraw();
        }

        if (isNews && options.Observer is { HearsStory: true } observer)
        {
            observer.Tell(target, $"{line.Place} is {Identity.SerialNumber ?? "a device without serial number"}, {Identity}.");
        }

        if (decision.Note is not null)
        {
            options.Observer?.Tell(target, decision.Note);
        }
    }

    private async Task<TrustDecision> DecideUnprotectedAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        string? serial = await AskSerialAsync(options, cancellationToken).ConfigureAwait(false);
        if (target.SerialNumber is { } expected && serial != expected)
        {
            throw TrustErrors.OtherDevice(target, expected, serial, "says it is");
        }

        return serial is not null && services.Memory.Has(serial)
            ? throw TrustErrors.HttpAfterHttps(target, serial)
            : new TrustDecision(new DeviceIdentity(
                IdentityLevel.Unprotected,
                serial,
                serial is null ? "plain HTTP, and it does not say which device it is" : $"it claims to be {serial} over plain HTTP"));
    }

    private async Task<string?> AskSerialAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        AnonymousClaim told = await ClaimAsync(options, cancellationToken).ConfigureAwait(false);
        return told switch
        {
            { SerialNumber: not null } => told.SerialNumber,
            { Failure: { } failure } => throw failure,
            { IsStarting: true } => throw new DeviceException(
                DeviceErrorKind.Busy, $"{target}: the device answers every question with a server error; it seems to be starting.", "Try again in a minute."),
            _ => null,
        };
    }

    private async Task<AnonymousClaim> ClaimAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        if (Claim is null or { SerialNumber: null, IsStarting: true } || claimedGeneration != line.Generation)
        {
            Claim = await AnonymousProbe.ReadAsync(request => line.AskAsync(request, options, cancellationToken)).ConfigureAwait(false);
            claimedGeneration = line.Generation;
        }

        return Claim;
    }

    private void Remember()
    {
        if (line.Place is { Scheme: DeviceScheme.Https } place && Identity is { IsTrusted: true, SerialNumber: { } serial })
        {
            services.Memory.Keep(serial, place, dialer.Located, Claim?.Model ?? target.Model);
        }
        else if (line.Place is { Scheme: DeviceScheme.Https } claimed)
        {
            services.Memory.Note(claimed, dialer.Located, Identity.SerialNumber);
        }
    }
}
