using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Runs;

/// <summary>A session of a counting device: it is there or not, and its health is good.</summary>
internal sealed class CountingSession(DeviceTarget target, Func<DeviceIdentity> establish) : IDeviceSession
{
    public DeviceTarget Target { get; } = target;

    public DeviceIdentity Identity { get; private set; } = DeviceIdentity.None;

    public DeviceScheme? Scheme => DeviceScheme.Https;

    public string? Address => Target.Host;

    public int? Port => 443;

    public IReadOnlyList<X509Certificate2> PeerCertificates => [];

    public string? AcceptedUserName => "root";

    public IDictionary<Type, object> State { get; } = new Dictionary<Type, object>();

    public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken)
    {
        Identity = establish();
        return Task.FromResult(Identity);
    }

    public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        establish();
        return Task.FromResult(request.Path.Contains("systemready", StringComparison.Ordinal)
            ? SteppedSession.Reply("""{"apiVersion":"1.4","method":"systemready","data":{"systemready":"yes","needsetup":"no"} }""", contentType: "application/json")
            : SteppedSession.Reply("root\nroot admin\n"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
