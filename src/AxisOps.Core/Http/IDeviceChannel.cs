namespace AxisOps.Core.Http;

/// <summary>
/// Sends requests to one device. The API clients of <c>AxisOps.Core.Vapix</c> speak through it and know nothing of sockets, trust or credentials.
/// </summary>
public interface IDeviceChannel
{
    /// <summary>Gets the target as it was named, for messages.</summary>
    DeviceTarget Target { get; }

    /// <summary>
    /// Sends a request and reads the whole answer. Any HTTP status is an answer and returns normally; what a status or body means is the API's matter.
    /// </summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Stops waiting and closes the connection.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="DeviceException">No connection, time-out, an untrusted peer that asks for a credential, a refused credential, or an answer out of bounds.</exception>
    Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken);
}
