using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Web;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>
/// A session whose device is a script: a route is <c>path</c> or <c>path method</c> (the method of a JSON request), its answer recorded or
/// written here. What has no route is a 404 page, as on a device. Keeps what was asked.
/// </summary>
internal sealed class ScriptedSession : IDeviceSession
{
    private static readonly byte[] NotFound = "<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1></BODY></HTML>\n"u8.ToArray();

    private readonly Dictionary<string, Func<DeviceReply>> routes = new(StringComparer.Ordinal);
    private readonly HashSet<string> anonymous = new(StringComparer.Ordinal);

    public ScriptedSession(string serialNumber) => Identity = new DeviceIdentity(IdentityLevel.Enrolled, serialNumber, "pinned");

    public List<string> Asked { get; } = [];

    public List<string> AskedWithAccount { get; } = [];

    public DeviceTarget Target { get; init; } = new("192.0.2.7");

    public DeviceIdentity Identity { get; set; }

    public DeviceScheme? Scheme { get; set; } = DeviceScheme.Https;

    public string? Address => Target.Host;

    public int? Port { get; set; } = 443;

    public IReadOnlyList<X509Certificate2> PeerCertificates { get; set; } = [];

    public string? AcceptedUserName { get; private set; }

    public IDictionary<Type, object> State { get; } = new Dictionary<Type, object>();

    /// <summary>Gets or sets what happens when the device asks for an account; null for a good one.</summary>
    public DeviceException? AccountRefusal { get; set; }

    /// <summary>Gets or sets the failure of <see cref="EstablishAsync"/>.</summary>
    public DeviceException? EstablishFailure { get; set; }

    public bool FactoryNew { get; set; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset? Clock { get; set; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public ScriptedSession Recorded(string route, string file, bool anybody = false) => Route(route, () => RecordedAnswer.Of(file).Reply(), anybody);

    public ScriptedSession Says(string route, string body, string contentType = "application/json", int status = 200, bool anybody = false) =>
        Route(route, () => new DeviceReply { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(body) }, anybody);

    public ScriptedSession Fails(string route, DeviceErrorKind kind) => Route(route, () => throw new DeviceException(kind, $"{Target}: {kind} at {route}"), anybody: true);

    /// <summary>Answers with text made from the path that was asked.</summary>
    public ScriptedSession Answering(string route, Func<string, string> answer) =>
        Route(route, () => new DeviceReply { Status = 200, ContentType = "text/plain", Body = Encoding.UTF8.GetBytes(answer(Asked[^1])) }, anybody: true);

    /// <summary>Answers parameter lists out of a recorded dump of the whole tree, group by group as a device does.</summary>
    public ScriptedSession Parameters(string file)
    {
        string[] lines = Encoding.Latin1.GetString(RecordedAnswer.Of(file).Body).Split('\n');
        return Route("/axis-cgi/param.cgi", () =>
        {
            string[] groups = HttpUtility.ParseQueryString(Asked[^1].Split('?')[1])["group"]!.Split(',');
            IEnumerable<string> kept = lines.Where(line => groups.Any(group => line.StartsWith(group + ".", StringComparison.Ordinal) || line.StartsWith(group + "=", StringComparison.Ordinal)));
            return new DeviceReply { Status = 200, ContentType = "text/plain", Body = Encoding.Latin1.GetBytes(string.Join('\n', kept) + "\n") };
        });
    }

    public Task<DeviceIdentity> EstablishAsync(CancellationToken cancellationToken) =>
        EstablishFailure is null ? Task.FromResult(Identity) : Task.FromException<DeviceIdentity>(EstablishFailure);

    public Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string path = request.Path.Split('?')[0];
        string? method = request.ContentType == "application/json" ? JsonDocument.Parse(request.Body).RootElement.GetProperty("method").GetString() : null;
        Asked.Add(request.Path + (method is null ? string.Empty : " " + method));
        string route = method is not null && routes.ContainsKey($"{path} {method}") ? $"{path} {method}" : path;
        if (!routes.TryGetValue(route, out Func<DeviceReply>? answer))
        {
            return Task.FromResult(Stamp(new DeviceReply { Status = 404, ContentType = "text/html", Body = NotFound }));
        }

        return Task.FromResult(Stamp(anonymous.Contains(route) ? answer() : WithAccount(request, answer)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public ScriptedSession Route(string route, Func<DeviceReply> answer, bool anybody = false)
    {
        routes[route] = answer;
        if (anybody)
        {
            anonymous.Add(route);
        }

        return this;
    }

    private DeviceReply WithAccount(DeviceRequest request, Func<DeviceReply> answer)
    {
        if (FactoryNew || request.Authentication == RequestAuthentication.Anonymous)
        {
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (FactoryNew)
            {
                headers["Axis-Setup"] = "vapix";
            }

            return new DeviceReply { Status = 401, ContentType = "text/html", Headers = headers };
        }

        AskedWithAccount.Add(Asked[^1]);
        if (AccountRefusal is not null)
        {
            throw AccountRefusal;
        }

        AcceptedUserName = "root";
        return answer();
    }

    private DeviceReply Stamp(DeviceReply reply) => new()
    {
        Status = reply.Status,
        ContentType = reply.ContentType,
        Headers = reply.Headers,
        Body = reply.Body,
        Date = Clock,
        ReceivedAt = Now,
        Elapsed = TimeSpan.FromMilliseconds(20),
    };
}
