using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Opens sessions that note what an operation asks; whether a request then went out once or, for the challenge, twice is in the simulator's journal.</summary>
internal sealed class RequestRecorder(IDeviceSessionFactory inner) : IDeviceSessionFactory
{
    private readonly List<(string? SerialNumber, DeviceRequest Request)> asked = [];

    /// <summary>Gets what was asked of a device, in order.</summary>
    internal IReadOnlyList<DeviceRequest> Of(string serialNumber) => [.. asked.Where(item => item.SerialNumber == serialNumber).Select(item => item.Request)];

    public IDeviceSession Open(DeviceTarget target, SessionOptions options) => new Session(this, inner.Open(target, options));

    private sealed class Session(RequestRecorder owner, IDeviceSession session) : IDeviceSession
    {
        public DeviceTarget Target => session.Target;

        public DeviceIdentity Identity => session.Identity;

        public DeviceScheme? Scheme => session.Scheme;

        public string? Address => session.Address;

        public int? Port => session.Port;

        public IReadOnlyList<X509Certificate2> PeerCertificates => session.PeerCertificates;

        public string? AcceptedUserName => session.AcceptedUserName;

        public IDictionary<Type, object> State => session.State;

        public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken) => session.EstablishAsync(cancellationToken);

        public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
        {
            lock (owner.asked)
            {
                owner.asked.Add((session.Target.SerialNumber, request));
            }

            return session.SendAsync(request, cancellationToken);
        }

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
