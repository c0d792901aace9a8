using System.Net;
using System.Text;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AxisOps.Simulator.Endpoints;

/// <summary>One request to one device. Credentials come with the header; the body is read when the caller may be heard.</summary>
internal sealed class DeviceExchange
{
    private const int KeptBody = 1 << 20;
    private readonly Authenticator authenticator;
    private readonly string target;
    private Dictionary<string, StringValues>? arguments;

    public DeviceExchange(SimulatedDevice device, HttpRequest request, string target)
    {
        this.Device = device;
        this.Request = request;
        this.target = target;
        this.Path = Merge(request.Path.Value ?? "/");
        this.BodyLength = request.ContentLength ?? 0;
        this.authenticator = new Authenticator(device, request.IsHttps);
    }

    public SimulatedDevice Device { get; }

    /// <summary>Gets the faults that take this request.</summary>
    public RequestFaults Faults { get; init; } = RequestFaults.None;

    public HttpRequest Request { get; }

    /// <summary>Gets the body as far as it was read, at most the first mebibyte; empty before.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>Gets the size of the body: what was read, or what was announced where nothing was.</summary>
    public long BodyLength { get; private set; }

    /// <summary>Gets the path, decoded, with slashes that follow each other as one, as Apache merges them (inferred of devices).</summary>
    public string Path { get; }

    public string Method => this.Request.Method;

    /// <summary>Gets the method to choose an answer by: a HEAD is a GET whose body is not sent (RFC 9110 section 9.3.2).</summary>
    public string Verb => HttpMethods.IsHead(this.Method) ? HttpMethods.Get : this.Method;

    public AuthenticationResult Authentication { get; private set; } = AuthenticationResult.Nothing;

    /// <summary>Gets or sets the method named in a JSON body, for the journal.</summary>
    public string? ApiMethod { get; set; }

    /// <summary>Gets or sets whether a caller without credentials may look at what a viewer may.</summary>
    public bool AdmitsStrangers { get; set; }

    /// <summary>Gets the role of the caller: anonymous without right credentials, unless the device lets strangers look.</summary>
    public Role Role => this.Authentication.Account?.Role
        ?? (this.AdmitsStrangers && this.Authentication.Scheme == AuthenticationScheme.None ? Role.Viewer : Role.Anonymous);

    /// <summary>Gets the address of the caller.</summary>
    public IPAddress Client => this.Request.HttpContext.Connection.RemoteIpAddress!;

    private Dictionary<string, StringValues> Arguments => this.arguments ??= this.ReadArguments();

    public void Authenticate()
    {
        var given = this.authenticator.Authenticate(this.Request.Headers.Authorization, this.Method, this.target, this.Request.Headers.UserAgent);
        this.Authentication = this.Faults.ExpiresNonces && given is { Scheme: AuthenticationScheme.Digest, Account: not null }
            ? given with { Account = null, Stale = true }
            : given;
    }

    /// <summary>Reads the body; false, and no further, when it is longer than the limit.</summary>
    public async Task<bool> ReadBodyAsync(long limit, CancellationToken cancellationToken)
    {
        if (this.BodyLength > limit)
        {
            return false;
        }

        if (this.Request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return true;
        }

        if (this.Request.ContentLength is > 0 and <= KeptBody)
        {
            return await this.ReadWholeAsync((int)this.Request.ContentLength, cancellationToken).ConfigureAwait(false);
        }

        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        long length = 0;
        for (int read; length <= limit && (read = await this.Request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; length += read)
        {
            kept.Write(buffer, 0, (int)Math.Clamp(KeptBody - kept.Length, 0, read));
        }

        (this.Body, this.BodyLength) = (kept.ToArray(), length);
        return length <= limit;
    }

    /// <summary>Reads a body of a known length straight into its place; the web server lets no client send more, and ends the request of one that sends less.</summary>
    private async Task<bool> ReadWholeAsync(int length, CancellationToken cancellationToken)
    {
        var body = new byte[length];
        var filled = 0;
        for (int read; filled < length && (read = await this.Request.Body.ReadAsync(body.AsMemory(filled), cancellationToken).ConfigureAwait(false)) > 0;)
        {
            filled += read;
        }

        (this.Body, this.BodyLength) = (filled == length ? body : body[..filled], filled);
        return true;
    }

    /// <summary>An argument of the query or of a form body.</summary>
    public string? Argument(string name) => this.Arguments.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The refusal of a caller below the role, or null when the caller may go on.</summary>
    public Reply? Deny(Role role)
    {
        if (role == Role.Anonymous)
        {
            return null;
        }

        if (this.Authentication.Malformed)
        {
            return this.Page(400);
        }

        return this.Role >= role ? null : this.Authentication.Account is null ? this.Unauthorized() : this.Page(403);
    }

    public Reply Unauthorized(string page = "401")
    {
        var answer = this.Device.ProfileData.Pages[page];
        var headers = new List<(string, string)> { ("WWW-Authenticate", this.authenticator.Challenge(this.Authentication.Stale)) };
        if (this.Device.IsFactoryNew && this.Device.ProfileData.Document.Http.AxisSetupHeader)
        {
            headers.Add(("Axis-Setup", "vapix"));
        }

        return this.Render(answer, 401) with { Headers = headers, Unsized = true };
    }

    /// <summary>The page for a method the path does not take, with those it takes (RFC 9110 section 15.5.6).</summary>
    public Reply NotAllowed(params IEnumerable<string> methods)
    {
        var all = methods.SelectMany<string, string>(method => method == HttpMethods.Get ? [method, HttpMethods.Head] : [method]);
        return this.Page(405) with { Headers = [("Allow", string.Join(", ", all))] };
    }

    /// <summary>The web server's own page for a status.</summary>
    public Reply Page(int status)
    {
        var pages = this.Device.ProfileData.Pages;
        var name = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return this.Render(pages.TryGetValue(name, out var page) ? page : pages["5xx"], status);
    }

    public Reply Render(Answer answer, int status = 200) =>
        new(status, answer.ContentType, answer.Template.Render(token => this.Resolve(token, status)));

    public string RenderText(Answer answer) => Encoding.UTF8.GetString(this.Render(answer).Body.Span);

    private static string Merge(string path)
    {
        if (!path.Contains("//", StringComparison.Ordinal))
        {
            return path;
        }

        var merged = new StringBuilder(path.Length);
        foreach (var character in path)
        {
            if (character != '/' || merged.Length == 0 || merged[^1] != '/')
            {
                merged.Append(character);
            }
        }

        return merged.ToString();
    }

    private string Resolve(string token, int status) => token == "status"
        ? status.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : DeviceTokens.Resolve(this.Device, token, this.Authentication.Account, this.Path);

    private Dictionary<string, StringValues> ReadArguments()
    {
        var all = new Dictionary<string, StringValues>(QueryHelpers.ParseQuery(this.Request.QueryString.Value), StringComparer.Ordinal);
        if (this.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            foreach (var (name, values) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(this.Body)))
            {
                all[name] = values;
            }
        }

        return all;
    }
}
