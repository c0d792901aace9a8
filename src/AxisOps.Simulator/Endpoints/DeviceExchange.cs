using System.Text;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AxisOps.Simulator.Endpoints;

/// <summary>One request to one device, with its body read and its credentials checked.</summary>
internal sealed class DeviceExchange
{
    private readonly Authenticator authenticator;
    private Dictionary<string, StringValues>? arguments;

    public DeviceExchange(SimulatedDevice device, HttpRequest request, string target, byte[] body)
    {
        this.Device = device;
        this.Request = request;
        this.Body = body;
        this.authenticator = new Authenticator(device, request.IsHttps);
        this.Authentication = this.authenticator.Authenticate(
            request.Headers.Authorization, request.Method, target, request.Headers.UserAgent);
    }

    public SimulatedDevice Device { get; }

    public HttpRequest Request { get; }

    public byte[] Body { get; }

    public string Path => this.Request.Path.Value ?? "/";

    public string Method => this.Request.Method;

    public AuthenticationResult Authentication { get; }

    /// <summary>Gets or sets the method named in a JSON body, for the journal.</summary>
    public string? ApiMethod { get; set; }

    /// <summary>Gets the role of the caller: anonymous without right credentials.</summary>
    public Role Role => this.Authentication.Account?.Role ?? Role.Anonymous;

    /// <summary>An argument of the query or of a form body.</summary>
    public string? Argument(string name)
    {
        this.arguments ??= this.ReadArguments();
        return this.arguments.TryGetValue(name, out var values) ? values.ToString() : null;
    }

    /// <summary>The refusal of a caller below the role, or null when the caller may go on.</summary>
    public Reply? Deny(Role role)
    {
        if (role == Role.Anonymous)
        {
            return null;
        }

        return this.Role == Role.Anonymous ? this.Unauthorized() : this.Role >= role ? null : this.Page(403);
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
