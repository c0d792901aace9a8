namespace AxisOps.Core.Sessions;

/// <summary>How devices of one run are spoken to.</summary>
public sealed record SessionOptions
{
    /// <summary>Gets what to do with a peer that is neither proven nor pinned.</summary>
    public TrustMode Trust { get; init; } = TrustMode.Strict;

    /// <summary>Gets a value indicating whether plain HTTP may be spoken where HTTPS was never seen.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Gets a value indicating whether pins are not looked at, because a new one is being learnt; such a session has no credentials.</summary>
    public bool IgnoresPins { get; init; }

    /// <summary>Gets how long connecting, and each answer, may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets the credentials of the run.</summary>
    public ICredentialSource Credentials { get; init; } = NoCredentials.Instance;

    /// <summary>Gets who hears of it; null for nobody.</summary>
    public ISessionObserver? Observer { get; init; }
}
