using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Sessions;

/// <summary>
/// One device, one connection at a time. Whenever a connection is opened - the first or a later one - it is decided who answers on it before a
/// credential can go over it. Not for concurrent use; <see cref="PooledSession"/> sees to that.
/// </summary>
internal sealed class DeviceSession(SessionServices services, DeviceTarget target) : IDisposable
{
    /// <summary>The plain request, three credentials, an outdated nonce, and a few changes of the peer between.</summary>
    private const int MaxRounds = 8;

    private readonly DeviceDialer dialer = new(target, services.Directory, services.Memory, services.Time);
    private readonly SessionAuthenticator authenticator = new(target, services.Trust, services.Memory, services.Time);
    private readonly List<X509Certificate2> certificates = [];
    private DeviceConnection? connection;
    private DevicePlace? place;
    private PeerCertificate? peer;
    private AnonymousClaim? claim;
    private bool isDecided;
    private volatile bool isDisposed;

    internal DeviceTarget Target => target;

    internal DeviceIdentity Identity { get; private set; } = DeviceIdentity.None;

    internal DevicePlace? Place => place;

    internal string? Address => place?.Host ?? dialer.Address;

    internal IReadOnlyList<X509Certificate2> PeerCertificates { get; private set; } = [];

    internal string? AcceptedUserName => authenticator.AcceptedUserName;

    internal AnonymousClaim? Claim => claim;

    /// <summary>Gets a value indicating whether the session is worth keeping: established, nothing refused, still connected.</summary>
    internal bool IsReusable => isDecided && !authenticator.IsRefused && !isDisposed && connection is { IsOpen: true };

    /// <summary>Makes the next use decide on trust again: pins and roots may have changed meanwhile.</summary>
    internal void Reconsider() => isDecided = false;

    /// <summary>Opens a connection where none is open, and decides who answers where that is not decided.</summary>
    internal async Task<DeviceConnection> ReadyAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        // Old firmware closes after each answer, so that a question asked to decide may cost the connection that it was about.
        for (int round = 0; round < 3; round++)
        {
            DeviceConnection open = await ConnectAsync(options, cancellationToken).ConfigureAwait(false);
            if (!isDecided)
            {
                await DecideAsync(options, cancellationToken).ConfigureAwait(false);
            }

            if (open.IsOpen && ReferenceEquals(open, connection) && isDecided)
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
            (DeviceReply reply, bool hadCredential) = await ExchangeAsync(request, answer, !isAnonymous, options, cancellationToken).ConfigureAwait(false);
            RefuseRedirect(request, reply);
            if (isAnonymous || reply.Status != 401 || reply.SaysNeedsSetup)
            {
                if (hadCredential && reply.Status is not 401 and < 500)
                {
                    authenticator.Accept();
                }

                return reply;
            }

            if (options.Credentials.DependsOnModel)
            {
                await ClaimAsync(options, cancellationToken).ConfigureAwait(false);
            }

            bool wasStale;
            (answer, DeviceIdentity identity, wasStale) = authenticator.Answer(CurrentPeer, reply, hadCredential, mayBeStale, options);
            mayBeStale &= !wasStale;
            if (identity != Identity)
            {
                Identity = identity;
                Remember();
            }
        }

        throw Failed(request, DeviceErrorKind.Protocol, "the device keeps asking for a credential", null, null, 401);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        connection?.Dispose();
        certificates.ForEach(certificate => certificate.Dispose());
        certificates.Clear();
    }

    /// <summary>Closes the connection from any thread; the next use opens another unless the session is disposed.</summary>
    internal void Abort()
    {
        isDisposed = true;
        connection?.Dispose();
    }

    private SessionPeer CurrentPeer => new(
        Identity, place!.Scheme, place.Host, claim?.Model ?? target.Model ?? (Identity.SerialNumber is { } serial ? services.Directory.Find(serial)?.Model : null));

    private async Task<(DeviceReply Reply, bool HadCredential)> ExchangeAsync(
        DeviceRequest request, IAuthorization? answer, bool mayAnticipate, SessionOptions options, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            DeviceIdentity before = Identity;
            DeviceConnection open = await ReadyAsync(options, cancellationToken).ConfigureAwait(false);
            if (answer is not null && Identity != before)
            {
                // Somebody else may be there now: what was made for the former peer is not sent to this one.
                answer = null;
            }

            string requestTarget = DeviceTransport.RequestTarget(open, request);
            string? authorization = answer?.Authorize(request.Method.Method, requestTarget)
                ?? (mayAnticipate ? authenticator.Anticipate(CurrentPeer, request.Method.Method, requestTarget) : null);
            long sent = open.BytesSent;
            try
            {
                DeviceReply reply = await TransferAsync(open, request, authorization, options, cancellationToken).ConfigureAwait(false);
                return (reply, authorization is not null);
            }
            catch (ConnectionClosedException) when (attempt == 0 && open.BytesSent == sent)
            {
                // A kept connection that the device closed meanwhile. Nothing was sent, so even a change may be sent again.
            }
            catch (ConnectionClosedException exception)
            {
                throw Failed(request, DeviceErrorKind.Unreachable, "the connection was lost", "The device may be restarting: try again in a minute.", exception);
            }
        }
    }

    private async Task<DeviceReply> TransferAsync(
        DeviceConnection open, DeviceRequest request, string? authorization, SessionOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, services.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            DeviceReply reply = await services.Transport.ExchangeAsync(open, request, authorization, linked.Token).ConfigureAwait(false);
            options.Observer?.Trace(
                target, $"{request.Method} {Redactor.Path(request.Path)} -> {reply.Status}, {reply.Body.Length} bytes, {reply.Elapsed.TotalMilliseconds:F0} ms{(authorization is null ? string.Empty : ", with credential")}");
            return reply;
        }
        catch (Exception exception)
        {
            open.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (ConnectionClosedException.IsCauseOf(exception))
            {
                throw new ConnectionClosedException();
            }

            if (ExchangeFailure.Judge(exception, limit.IsCancellationRequested) is not { } failure)
            {
                throw;
            }

            throw Failed(request, failure.Kind, failure.Reason, failure.Action, exception);
        }
    }

    private async Task<DeviceConnection> ConnectAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(IDeviceSession));
        if (connection is { IsOpen: true } open)
        {
            return open;
        }

        connection?.Dispose();
        connection = place is null
            ? await dialer.DialAsync(options, cancellationToken).ConfigureAwait(false)
            : await dialer.RedialAsync(place, options, cancellationToken).ConfigureAwait(false);
        if (isDisposed)
        {
            connection.Dispose();
        }

        place = connection.Place;
        Meet(connection.PeerCertificates);
        return connection;
    }

    private void Meet(IReadOnlyList<X509Certificate2> presented)
    {
        if (presented.Count == 0)
        {
            isDecided = false;
            return;
        }

        if (peer is not null && peer.Leaf.RawDataMemory.Span.SequenceEqual(presented[0].RawDataMemory.Span))
        {
            foreach (X509Certificate2 certificate in presented)
            {
                certificate.Dispose();
            }

            return;
        }

        // The former ones stay valid until the end: somebody may be reading them.
        certificates.AddRange(presented);
        PeerCertificates = presented;
        peer = new PeerCertificate(presented);
        claim = null;
        isDecided = false;
    }

    private async Task DecideAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        try
        {
            string? former = Identity.SerialNumber;
            PeerCertificate? subject = peer;
            TrustDecision decision = subject is null
                ? await DecideUnprotectedAsync(options, cancellationToken).ConfigureAwait(false)
                : await services.Evaluator.DecideAsync(subject, dialer.Located, () => AskSerialAsync(options, cancellationToken), options.IgnoresPins).ConfigureAwait(false);
            if (subject?.Sha256 != peer?.Sha256)
            {
                throw new DeviceException(
                    DeviceErrorKind.Untrusted, $"{target}: the peer presents another certificate on each connection.", "Check what stands between this computer and the device.");
            }

            if (former is not null && decision.Identity.SerialNumber != former)
            {
                throw TrustErrors.OtherDevice(target, former, decision.Identity.SerialNumber, "now says it is");
            }

            Adopt(decision, options);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private void Adopt(TrustDecision decision, SessionOptions options)
    {
        bool isNews = decision.Identity != Identity;
        Identity = decision.Identity;
        isDecided = true;
        Remember();
        if (isNews && !Identity.IsTrusted)
        {
            authenticator.Withdraw();
        }

        if (isNews)
        {
            options.Observer?.Tell(target, $"{place} is {Identity.SerialNumber ?? "a device without serial number"}, {Identity}.");
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
                IdentityLevel.Unprotected, serial, serial is null ? "plain HTTP, and it does not say which device it is" : $"it claims to be {serial} over plain HTTP"));
    }

    private async Task<string?> AskSerialAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        AnonymousClaim told = await ClaimAsync(options, cancellationToken).ConfigureAwait(false);
        return told is { SerialNumber: null, IsStarting: true }
            ? throw new DeviceException(
                DeviceErrorKind.Busy, $"{target}: the device answers every question with a server error; it seems to be starting.", "Try again in a minute.")
            : told.SerialNumber;
    }

    private async Task<AnonymousClaim> ClaimAsync(SessionOptions options, CancellationToken cancellationToken) =>
        claim ??= await AnonymousProbe.ReadAsync(request => AskAsync(request, options, cancellationToken)).ConfigureAwait(false);

    /// <summary>Sends a question before trust is decided, hence without a credential whatever happens.</summary>
    private async Task<DeviceReply> AskAsync(DeviceRequest request, SessionOptions options, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            DeviceConnection open = await ConnectAsync(options, cancellationToken).ConfigureAwait(false);
            try
            {
                return await TransferAsync(open, request, authorization: null, options, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectionClosedException exception)
            {
                if (attempt > 0)
                {
                    throw Failed(request, DeviceErrorKind.Unreachable, "the connection was lost", "The device may be restarting: try again in a minute.", exception);
                }
            }
        }
    }

    private void Remember()
    {
        if (place is { Scheme: DeviceScheme.Https } && Identity is { IsTrusted: true, SerialNumber: { } serial })
        {
            services.Memory.Keep(serial, place, dialer.Located, claim?.Model ?? target.Model);
        }
    }

    private void RefuseRedirect(DeviceRequest request, DeviceReply reply)
    {
        if (reply.Status is >= 300 and < 400)
        {
            throw Failed(request, DeviceErrorKind.Protocol, "the answer redirects to another place, which is not followed", "Name the place itself, for example with its scheme and port.", null, reply.Status);
        }
    }

    private DeviceException Failed(DeviceRequest request, DeviceErrorKind kind, string reason, string? action, Exception? cause, int? code = null) =>
        new(kind, $"{target}: {request.Method} {Redactor.Path(request.Path)}: {reason}.", action, cause) { Code = code };
}
