using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;

namespace AxisOps.Benchmarks.Executor;

/// <summary>Sessions with devices that are not there: established at once, nothing is sent.</summary>
internal sealed class NoSessions : IDeviceSessionFactory
{
    public IDeviceSession Open(DeviceTarget target, SessionOptions options) => new Session(target);

    private sealed class Session(DeviceTarget target) : IDeviceSession
    {
        public DeviceTarget Target => target;

        public DeviceIdentity Identity { get; } = new(IdentityLevel.Proven, target.SerialNumber, "nobody was asked");

        public DeviceScheme? Scheme => DeviceScheme.Https;

        public string? Address => target.Host;

        public int? Port => target.HttpsPort;

        public IReadOnlyList<X509Certificate2> PeerCertificates => [];

        public string? AcceptedUserName => null;

        public IDictionary<Type, object> State { get; } = new Dictionary<Type, object>();

        public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken) => Task.FromResult(Identity);

        public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("Nobody is there.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
