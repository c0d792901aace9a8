using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Fleet;

/// <summary>A session that only establishes; the operation of a test is a delegate.</summary>
internal sealed class FleetSession(DeviceTarget target, Func<DeviceIdentity> establish, Action closed, SessionOptions options) : IDeviceSession
{
    public DeviceTarget Target { get; } = target;

    public SessionOptions Options { get; } = options;

    public DeviceIdentity Identity { get; private set; } = DeviceIdentity.None;

    public DeviceScheme? Scheme => DeviceScheme.Https;

    public string? Address => Target.Host;

    public int? Port => 443;

    public IReadOnlyList<X509Certificate2> PeerCertificates => [];

    public string? AcceptedUserName => null;

    public IDictionary<Type, object> State { get; } = new Dictionary<Type, object>();

    public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken)
    {
        Identity = establish();
        return Task.FromResult(Identity);
    }

    public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A fleet test sends nothing.");

    public ValueTask DisposeAsync()
    {
        closed();
        return ValueTask.CompletedTask;
    }
}
