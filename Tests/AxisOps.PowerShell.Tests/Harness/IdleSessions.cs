using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>Sessions that reach nothing and do nothing.</summary>
internal class IdleSessions : IDeviceSessionFactory
{
    public IDeviceSession Open(DeviceTarget target, SessionOptions options) => new Session(target, this);

    protected virtual ValueTask CloseAsync(DeviceTarget target) => ValueTask.CompletedTask;

    private sealed class Session(DeviceTarget target, IdleSessions sessions) : IDeviceSession
    {
        public DeviceTarget Target => target;

        public DeviceIdentity Identity => DeviceIdentity.None;

        public DeviceScheme? Scheme => null;

        public string? Address => null;

        public int? Port => null;

        public IReadOnlyList<X509Certificate2> PeerCertificates => [];

        public string? AcceptedUserName => null;

        public IDictionary<Type, object> State { get; } = new Dictionary<Type, object>();

        public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken) => Task.FromResult(DeviceIdentity.None);

        public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => sessions.CloseAsync(target);
    }
}
