using AxisOps.Core.Store;

namespace AxisOps.Core.Sessions;

/// <summary>
/// Opens sessions and keeps the connections of closed ones for a while. A kept connection is used again only for the same device, address,
/// credential source and trust; pins and roots are looked at anew even then. Safe from several threads.
/// </summary>
public sealed class DeviceSessionPool : IDeviceSessionFactory, IAsyncDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly SessionServices services;
    private readonly SessionPoolOptions options;
    private readonly LinkedList<KeptSession> kept = new();
    private readonly Dictionary<SessionKey, List<LinkedListNode<KeptSession>>> byKey = [];
    private readonly HashSet<DeviceSession> lent = [];
    private readonly ITimer sweeper;
    private bool isDisposed;

    /// <summary>Initializes a new instance of the <see cref="DeviceSessionPool"/> class. It connects to nothing yet.</summary>
    /// <param name="trust">Pins and roots.</param>
    /// <param name="directory">Known devices.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">How much is kept; null for the defaults.</param>
    public DeviceSessionPool(ITrustStore trust, IDeviceDirectory directory, TimeProvider time, SessionPoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(time);
        this.options = options ?? new SessionPoolOptions();
        services = new SessionServices(trust, directory, time);
        sweeper = time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets how many unused connections are kept now.</summary>
    public int KeptCount
    {
        get
        {
            lock (gate)
            {
                return kept.Count;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public IDeviceSession Open(DeviceTarget target, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        SessionKey key = SessionKey.From(target, options);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            DeviceSession session = Take(key) ?? new DeviceSession(services, target);
            lent.Add(session);
            return new PooledSession(this, key, session, options);
        }
    }

    /// <summary>Closes every connection, of sessions in use too, and forgets all.</summary>
    /// <returns>A task that ends when all are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        List<DeviceSession> open;
        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }

            isDisposed = true;
            open = [.. kept.Select(item => item.Session)];
            kept.Clear();
            byKey.Clear();
            foreach (DeviceSession session in lent)
            {
                session.Line.Abort();
            }
        }

        await sweeper.DisposeAsync().ConfigureAwait(false);
        open.ForEach(session => session.Dispose());
        services.Dispose();
    }

    /// <summary>Takes a session back.</summary>
    /// <param name="key">What it was opened for.</param>
    /// <param name="session">The session.</param>
    /// <param name="isIdle">Whether nothing is under way on it; otherwise it is closed.</param>
    internal void Return(SessionKey key, DeviceSession session, bool isIdle)
    {
        var closing = new List<DeviceSession>();
        lock (gate)
        {
            lent.Remove(session);
            if (isDisposed || !isIdle || !session.IsReusable || options.MaxKept <= 0)
            {
                closing.Add(session);
            }
            else
            {
                session.Reconsider();
                LinkedListNode<KeptSession> node = kept.AddLast(new KeptSession(key, session, services.Time.GetTimestamp()));
                (byKey.TryGetValue(key, out List<LinkedListNode<KeptSession>>? same) ? same : byKey[key] = new(1)).Add(node);
                while (kept.Count > options.MaxKept)
                {
                    closing.Add(Remove(kept.First!));
                }

                if (kept.Count == 1)
                {
                    Arm();
                }
            }
        }

        closing.ForEach(old => old.Dispose());
    }

    private DeviceSession? Take(SessionKey key)
    {
        // The most recently used connection is the least likely to have been closed by the device.
        return byKey.TryGetValue(key, out List<LinkedListNode<KeptSession>>? same) && !IsTooOld(same[^1].Value) ? Remove(same[^1]) : null;
    }

    private DeviceSession Remove(LinkedListNode<KeptSession> node)
    {
        kept.Remove(node);
        List<LinkedListNode<KeptSession>> same = byKey[node.Value.Key];
        same.Remove(node);
        if (same.Count == 0)
        {
            byKey.Remove(node.Value.Key);
        }

        return node.Value.Session;
    }

    private void Sweep()
    {
        var closing = new List<DeviceSession>();
        lock (gate)
        {
            while (kept.First is { } oldest && IsTooOld(oldest.Value))
            {
                closing.Add(Remove(oldest));
            }

            if (!isDisposed)
            {
                Arm();
            }
        }

        closing.ForEach(session => session.Dispose());
    }

    private bool IsTooOld(KeptSession item) => services.Time.GetElapsedTime(item.Since) >= options.IdleTime;

    /// <summary>Sets the timer to when the oldest is due; once, so that no later use puts it off.</summary>
    private void Arm()
    {
        if (kept.First is { } oldest)
        {
            TimeSpan left = options.IdleTime - services.Time.GetElapsedTime(oldest.Value.Since);
            sweeper.Change(left > ShortestWait ? left : ShortestWait, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed record KeptSession(SessionKey Key, DeviceSession Session, long Since);
}
