using System.Net.Sockets;

namespace AxisOps.Core.Http;

/// <summary>Says what went wrong while a request was on its way or its answer was read.</summary>
internal static class ExchangeFailure
{
    /// <summary>Finds the cause.</summary>
    /// <param name="exception">What the transport threw.</param>
    /// <param name="timedOut">Whether the time limit ended it.</param>
    /// <returns>The kind, the reason as the end of a sentence, and what to do; null when the exception is none of the transport's.</returns>
    internal static (DeviceErrorKind Kind, string Reason, string? Action)? Judge(Exception exception, bool timedOut) => exception switch
    {
        OperationCanceledException when timedOut => TimedOut,
        _ when timedOut && exception is IOException or HttpRequestException => TimedOut,
        ReplyTooLargeException large =>
            (DeviceErrorKind.Protocol, $"the answer is longer than {large.MaxBytes} bytes and was not read", Doubtful),
        InvalidDataException => (DeviceErrorKind.Protocol, "the compressed answer is damaged", Doubtful),
        HttpIOException { InnerException: { } cause } when IsLoss(cause) => Lost,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            (DeviceErrorKind.Protocol, "the answer ended before the length it announced", Doubtful),
        HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => HeadersTooLong,
        HttpProtocolException or HttpIOException => (DeviceErrorKind.Protocol, "the answer is not valid HTTP", Doubtful),
        HttpRequestException request => JudgeRequest(request),
        IOException or SocketException or ObjectDisposedException => Lost,
        _ => null,
    };

    private const string Doubtful =
        "Check that the address is that of an Axis device and that no proxy answers in its place; if it is, restart the device and try again.";

    private static readonly (DeviceErrorKind, string, string?) TimedOut =
        (DeviceErrorKind.Timeout, "there was no complete answer in time", "Check the network and the load of the device, or raise -TimeoutSec.");

    private static readonly (DeviceErrorKind, string, string?) Lost =
        (DeviceErrorKind.Unreachable, "the connection was lost", "The device may be restarting: try again in a minute.");

    private static readonly (DeviceErrorKind, string, string?) HeadersTooLong =
        (DeviceErrorKind.Protocol, "the headers of the answer are too long", Doubtful);

    /// <summary>
    /// Tells whether a connection was lost. HTTP/2 reports one that is lost before the peer's settings have come as an invalid answer, with the
    /// loss as its cause.
    /// </summary>
    private static bool IsLoss(Exception exception) =>
        exception is SocketException or ObjectDisposedException or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }
        || (exception is IOException and not HttpIOException)
        || (exception is HttpIOException { InnerException: { } cause } && IsLoss(cause));

    private static (DeviceErrorKind Kind, string Reason, string? Action)? JudgeRequest(HttpRequestException exception) =>
        exception.HttpRequestError switch
        {
            HttpRequestError.ConfigurationLimitExceeded => HeadersTooLong,
            HttpRequestError.InvalidResponse when exception.InnerException is HttpIOException { InnerException: { } cause } && IsLoss(cause) => Lost,
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => (DeviceErrorKind.Protocol, "the answer is not valid HTTP", Doubtful),
            HttpRequestError.ResponseEnded =>
                (DeviceErrorKind.Unreachable, "the connection was closed before an answer", "The device may be restarting: try again in a minute."),
            _ when exception.InnerException is IOException or SocketException or ObjectDisposedException => Lost,
            HttpRequestError.ConnectionError => Lost,
            _ => (DeviceErrorKind.Protocol, "the exchange failed", Doubtful),
        };
}
