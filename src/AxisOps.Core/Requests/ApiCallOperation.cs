using System.Xml.Linq;
using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Requests;

/// <summary>Sends one request of any family to each device.</summary>
public static class ApiCallOperation
{
    private const int MaxHeaders = 100;

    /// <summary>Makes the operation.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="family">How to judge the answer.</param>
    /// <param name="safety">Whether it may be repeated when a connection is lost.</param>
    /// <param name="skipErrorCheck">Whether an answer that tells a failure is a result like any other.</param>
    /// <returns>The operation.</returns>
    public static FleetOperation<DeviceResponse> Create(DeviceRequest request, ApiFamily family, OperationSafety safety, bool skipErrorCheck)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new($"{request.Method} {Redactor.Path(request.Path)}", safety, async (session, _, cancellationToken) =>
        {
            DeviceReply reply = await session.SendAsync(request, cancellationToken).ConfigureAwait(false);
            object? content = null;
            if (!skipErrorCheck)
            {
                content = ApiAnswer.Decode(session.Target, family, request.Path, reply);
            }

            bool isText = ApiAnswer.IsText(reply);
            return FleetOutcome.Succeeded(new DeviceResponse
            {
                Device = session.Target.ToString(),
                SerialNumber = session.Identity.SerialNumber,
                StatusCode = reply.Status,
                ContentType = DeviceText.Value(reply.ContentType),
                Headers = Clean(reply.Headers),
                Content = skipErrorCheck ? (isText ? reply.Text() : reply.Body.ToArray()) : content,
                RawContent = isText ? reply.Text() : null,
                Elapsed = reply.Elapsed,
            });
        });
    }

    /// <summary>Headers are looked at in a terminal: no control characters, and no more than one would read.</summary>
    private static Dictionary<string, string> Clean(IReadOnlyDictionary<string, string> headers)
    {
        var clean = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in headers.Take(MaxHeaders))
        {
            clean[DeviceText.Value(name) ?? string.Empty] = DeviceText.Value(value) ?? string.Empty;
        }

        return clean;
    }

    /// <summary>Puts the SOAP 1.2 envelope around an operation.</summary>
    /// <param name="path">Where the service is.</param>
    /// <param name="operation">The element that names the operation, with its parameters.</param>
    /// <returns>The request.</returns>
    public static DeviceRequest SoapRequest(string path, XElement operation) => SoapApi.Request(operation) with { Path = path };
}
