using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Requests;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Requests;

/// <summary>Sends one request to each device, to any API, and decodes the answer in the manner of that API.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "DeviceRequest", SupportsShouldProcess = true, DefaultParameterSetName = "Raw")]
[Alias("Invoke-AxisDeviceRequest")]
[OutputType(typeof(DeviceResponse))]
public sealed class InvokeDeviceRequestCommand : FleetCmdlet<DeviceResponse>
{
    private DeviceRequest? request;
    private ApiFamily family;

    /// <summary>Gets or sets path and query, starting with a slash.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Raw")]
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Json")]
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Rest")]
    [Parameter(Position = 1, ParameterSetName = "Soap")]
    [ValidateNotNullOrEmpty]
    public string Resource { get; set; } = "/vapix/services";

    /// <summary>Gets or sets the HTTP method; GET without it, or POST where a body is given.</summary>
    [Parameter(ParameterSetName = "Raw")]
    [Parameter(ParameterSetName = "Rest")]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string? Method { get; set; }

    /// <summary>Gets or sets the body: text, bytes, or a dictionary that is sent as a form.</summary>
    [Parameter(ParameterSetName = "Raw")]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Gets or sets the content type of the body.</summary>
    [Parameter(ParameterSetName = "Raw")]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>Gets or sets the method of a JSON API, for example getAllProperties.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Json")]
    [ValidateNotNullOrEmpty]
    public string? ApiMethod { get; set; }

    /// <summary>Gets or sets the version of the JSON API that is asked for.</summary>
    [Parameter(ParameterSetName = "Json")]
    [ValidateNotNullOrEmpty]
    public string ApiVersion { get; set; } = "1.0";

    /// <summary>Gets or sets the parameters of the JSON API's method.</summary>
    [Parameter(ParameterSetName = "Json")]
    [ValidateNotNull]
    public IDictionary? Parameter { get; set; }

    /// <summary>Gets or sets a value indicating that the device configuration interface is spoken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Rest")]
    public SwitchParameter Rest { get; set; }

    /// <summary>Gets or sets the data of a request to the device configuration interface.</summary>
    [Parameter(ParameterSetName = "Rest")]
    [AllowNull]
    [AllowEmptyString]
    public object? Data { get; set; }

    /// <summary>Gets or sets the operation element of a SOAP request; the envelope is put around it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Soap")]
    [ValidateNotNullOrEmpty]
    public string? SoapBody { get; set; }

    /// <summary>Gets or sets a value indicating whether an answer that tells a failure is returned as it is.</summary>
    [Parameter]
    public SwitchParameter SkipErrorCheck { get; set; }

    internal override FleetOperation<DeviceResponse> Operation => ApiCallOperation.Create(request!, family, KnownReads.SafetyOf(request!, ApiMethod), SkipErrorCheck);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Resource[0] != '/' || Resource.StartsWith("//", StringComparison.Ordinal) || Resource.Any(c => c is <= ' ' or > '~'))
        {
            Terminate(
                "AxisRequestResource",
                ErrorCategory.InvalidArgument,
                "-Resource is path and query as in '/axis-cgi/param.cgi?action=list': it starts with one slash, and anything else than printable ASCII is percent-encoded.",
                Resource);
        }

        if (Resource.Contains('#', StringComparison.Ordinal))
        {
            Terminate(
                "AxisRequestResource",
                ErrorCategory.InvalidArgument,
                "-Resource holds a number sign: what follows it would not be sent. Write %23 where the character itself is meant.",
                Resource);
        }

        try
        {
            (request, family) = ParameterSetName switch
            {
                "Json" => (DeviceRequest.PostJson(Resource, Serialize(JsonEnvelope())), ApiFamily.Json),
                "Rest" => (RestRequest(), ApiFamily.Rest),
                "Soap" => (SoapRequest(), ApiFamily.Soap),
                _ => (RawRequest(), FamilyOf(Resource)),
            };
        }
        catch (FormatException error)
        {
            Terminate("AxisRequestBody", ErrorCategory.InvalidArgument, error.Message, cause: error);
        }
    }

    internal override bool Accept(DeviceTarget target) => ShouldProcess(target.ToString(), $"{request!.Method} {Redactor.Path(request.Path)}");

    private static string Serialize(object? value) => JsonSerializer.Serialize(value);

    private ApiFamily FamilyOf(string path) =>
        path.StartsWith("/config/", StringComparison.Ordinal) ? ApiFamily.Rest
        : path.StartsWith("/vapix/services", StringComparison.Ordinal) || path.StartsWith("/onvif/", StringComparison.Ordinal) ? ApiFamily.Soap
        : ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true ? ApiFamily.Json
        : ApiFamily.Classic;

    private Dictionary<string, object?> JsonEnvelope()
    {
        var envelope = new Dictionary<string, object?> { ["apiVersion"] = ApiVersion, ["method"] = ApiMethod };
        if (Parameter is not null)
        {
            envelope["params"] = PlainValue.From(Parameter);
        }

        return envelope;
    }

    private DeviceRequest RestRequest()
    {
        bool hasData = MyInvocation.BoundParameters.ContainsKey(nameof(Data));
        var method = new HttpMethod(Method ?? (hasData ? "POST" : "GET"));
        if (!hasData)
        {
            return new DeviceRequest(method, Resource);
        }

        var envelope = new Dictionary<string, object?> { ["data"] = PlainValue.From(Data) };
        return DeviceRequest.PostJson(Resource, Serialize(envelope)) with { Method = method };
    }

    private DeviceRequest SoapRequest()
    {
        try
        {
            using var text = XmlReader.Create(new StringReader(SoapBody!), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return ApiCallOperation.SoapRequest(Resource, XElement.Load(text));
        }
        catch (XmlException error)
        {
            throw new FormatException($"-SoapBody is not one XML element: {error.Message}", error);
        }
    }

    private DeviceRequest RawRequest()
    {
        object? body = Body is PSObject wrapped ? wrapped.BaseObject : Body;
        var method = new HttpMethod(Method ?? (body is null ? "GET" : "POST"));
        return body switch
        {
            null => new DeviceRequest(method, Resource),
            byte[] bytes => new DeviceRequest(method, Resource) { Body = bytes, ContentType = ContentType ?? "application/octet-stream" },
            IDictionary fields => DeviceRequest.PostForm(
                Resource, [.. fields.Keys.Cast<object>().Select(key => (key.ToString()!, fields[key]?.ToString() ?? string.Empty))]) with
            {
                Method = method,
            },
            string text => new DeviceRequest(method, Resource) { Body = Encoding.UTF8.GetBytes(text), ContentType = ContentType ?? "text/plain; charset=utf-8" },
            _ => throw new FormatException("-Body is text, bytes or a dictionary; for JSON APIs use -ApiMethod with -Parameter, or -Rest with -Data."),
        };
    }
}
