using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>The list of applications: the recording of the release until somebody changes something, then the same form, an element a line.</summary>
internal sealed class ApplicationListEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        var body = endpoint.Answers["body"];
        if (exchange.Device.State.Peek<ApplicationBook>() is not { } book)
        {
            return Task.FromResult(exchange.Render(body));
        }

        var recorded = Encoding.Latin1.GetString(exchange.Render(body).Body.Span);
        var end = recorded.LastIndexOf("</reply>", StringComparison.Ordinal);
        var text = new StringBuilder("<reply result=\"ok\">\n");
        foreach (var application in book.Value)
        {
            text.Append(' ').Append(application.Element).Append('\n');
        }

        text.Append(recorded.AsSpan(end));
        return Task.FromResult(new Reply(200, body.ContentType, Encoding.Latin1.GetBytes(text.ToString())));
    }
}
