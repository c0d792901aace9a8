namespace AxisOps.Core.Http;

/// <summary>Why no connection came about.</summary>
internal enum ConnectProblem
{
    /// <summary>The name does not resolve.</summary>
    NameNotFound,

    /// <summary>Nothing listens on the port.</summary>
    Refused,

    /// <summary>Reset or closed before the peer sent a byte.</summary>
    Reset,

    /// <summary>No route, network or host down, or any other failure of the network.</summary>
    NoRoute,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Something else than TLS answered.</summary>
    NotTls,

    /// <summary>TLS answered and no agreement was reached.</summary>
    TlsFailed,

    /// <summary>Reset or closed in the middle of the TLS handshake, without an alert that says why.</summary>
    Lost,
}
