using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>
/// A live handle on one device: where it is, who it is, and a channel that sends a credential only to whom it may. One operation at a time
/// uses a session; requests are sent in sequence over one connection.
/// </summary>
public interface IDeviceSession : IDeviceChannel, IAsyncDisposable
{
    /// <summary>Gets who answers, as far as <see cref="EstablishAsync"/> has found out.</summary>
    DeviceIdentity Identity { get; }

    /// <summary>Gets the scheme that is spoken; null before <see cref="EstablishAsync"/>.</summary>
    DeviceScheme? Scheme { get; }

    /// <summary>Gets the address or name that is spoken to; null before a serial number without address was found in the store.</summary>
    string? Address { get; }

    /// <summary>Gets the port that is spoken to; null before <see cref="EstablishAsync"/>.</summary>
    int? Port { get; }

    /// <summary>Gets the certificates the peer presented, leaf first; empty over plain HTTP.</summary>
    IReadOnlyList<X509Certificate2> PeerCertificates { get; }

    /// <summary>Gets the user name of the credential the device accepted in this session; null before one was.</summary>
    string? AcceptedUserName { get; }

    /// <summary>Gets what an operation keeps between its attempts on this device.</summary>
    IDictionary<Type, object> State { get; }

    /// <summary>
    /// Connects, finds out who answers and decides what it may be told. Sends no credential. Repeating it after success costs nothing.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The identity: a mere claim is an answer, not an error.</returns>
    /// <exception cref="DeviceException">No connection, no such known device, a changed pin, or another serial number than expected.</exception>
    Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken);
}
