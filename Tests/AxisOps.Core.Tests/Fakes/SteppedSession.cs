using System.Security.Cryptography.X509Certificates;
using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>A session whose device is one function of the request and its number, counted from 1. Keeps what was asked.</summary>
internal sealed class SteppedSession(Func<DeviceRequest, int, DeviceReply> answer) : IDeviceSession
{
    public List<DeviceRequest> Asked { get; } = [];

    public DeviceTarget Target { get; } = new("192.0.2.7");

    public DeviceIdentity Identity { get; } = new(IdentityLevel.Enrolled, "B8A44F000001", "pinned");

    public DeviceScheme? Scheme => DeviceScheme.Https;

    public string? Address => Target.Host;

    public int? Port => 443;

    public IReadOnlyList<X509Certificate2> PeerCertificates => [];

    public string? AcceptedUserName => "root";

    public IDictionary<Type, object> State { get; } = new Dictionary<Type, object>();

    public static DeviceReply Reply(string body, int status = 200, string contentType = "text/plain") =>
        new() { Status = status, ContentType = contentType, Body = Encoding.Latin1.GetBytes(body) };

    public static string Form(DeviceRequest request) => Encoding.ASCII.GetString(request.Body.Span);

    public DeviceException Failure(DeviceErrorKind kind, bool nothingWasSent = false) => new(kind, $"{Target}: {kind}.") { NothingWasSent = nothingWasSent };

    public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken) => Task.FromResult(Identity);

    public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(request);
        return Task.FromResult(answer(request, Asked.Count));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
