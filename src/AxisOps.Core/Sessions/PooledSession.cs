using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>The use of a session by one operation. Disposing it gives the session back to the pool.</summary>
internal sealed class PooledSession : IDeviceSession
{
    private readonly DeviceSessionPool pool;
    private readonly DeviceSession session;
    private readonly SessionOptions options;
    private readonly SemaphoreSlim turn = new(1, 1);
    private int isDisposed;

    internal PooledSession(DeviceSessionPool pool, SessionKey key, DeviceSession session, SessionOptions options)
    {
        this.pool = pool;
        this.session = session;
        this.options = options;
        Key = key;
        KeepClaim();
    }

    /// <summary>Gets the target of this use: a kept session may come from an equal one with other labels.</summary>
    public DeviceTarget Target => Key.Target;

    public DeviceIdentity Identity => session.Identity;

    public DeviceScheme? Scheme => session.Line.Place?.Scheme;

    public string? Address => session.Address;

    public int? Port => session.Line.Place?.Port;

    public IReadOnlyList<X509Certificate2> PeerCertificates => session.Line.PeerCertificates;

    public string? AcceptedUserName => session.AcceptedUserName;

    public IDictionary<Type, object> State { get; } = new Dictionary<Type, object>();

    internal SessionKey Key { get; }

    public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            await session.ReadyAsync(options, cancellationToken).ConfigureAwait(false);
            return session.Identity;
        },
        cancellationToken);

    public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync(() => session.SendAsync(request, options, cancellationToken), cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            bool isIdle = turn.CurrentCount == 1;
            pool.Return(Key, session, isIdle);
        }

        return ValueTask.CompletedTask;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed == 1, typeof(IDeviceSession));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            T result = await work().ConfigureAwait(false);
            KeepClaim();
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    private void KeepClaim()
    {
        if (session.Claim is { } claim)
        {
            State[typeof(AnonymousClaim)] = claim;
        }
    }
}
