namespace AxisOps.Core.Http;

/// <summary>No connection came about. Inside the transport only: whoever knows the target turns it into a <see cref="DeviceException"/>.</summary>
internal sealed class ConnectException(DevicePlace place, ConnectProblem problem, Exception? innerException)
    : Exception($"No connection to {place}: {problem}.", innerException)
{
    internal DevicePlace Place { get; } = place;

    internal ConnectProblem Problem { get; } = problem;

    /// <summary>
    /// Gets a value indicating whether TLS cannot be had at this place at all, so that plain HTTP, where allowed, is worth a try. A failed
    /// negotiation and a handshake that breaks off are no such cases: somebody between could cause them.
    /// </summary>
    internal bool MeansNoHttps => Problem is ConnectProblem.Refused or ConnectProblem.Reset or ConnectProblem.NoRoute or ConnectProblem.NotTls;

    internal string Reason => Problem switch
    {
        ConnectProblem.NameNotFound => $"the name '{Place.Host}' does not resolve",
        ConnectProblem.Refused => $"port {Place.Port} refuses connections",
        ConnectProblem.Reset => $"the connection to port {Place.Port} was closed before any answer",
        ConnectProblem.TimedOut => $"port {Place.Port} did not answer in time",
        ConnectProblem.NotTls => $"port {Place.Port} does not speak TLS",
        ConnectProblem.TlsFailed => $"port {Place.Port} speaks TLS but no protocol version or cipher was agreed on",
        ConnectProblem.Lost => $"the connection to port {Place.Port} was lost during the TLS handshake",
        _ => $"there is no route to {Place.Host}",
    };

    internal DeviceErrorKind Kind => Problem switch
    {
        ConnectProblem.TimedOut => DeviceErrorKind.Timeout,
        ConnectProblem.NotTls or ConnectProblem.TlsFailed => DeviceErrorKind.Protocol,
        _ => DeviceErrorKind.Unreachable,
    };
}
