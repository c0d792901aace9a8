using System.Globalization;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The audit log of 12.5 and later (API doc): whole, its last entries, or the version of the CGI. A tail that is no number is a wrong request (the code is
/// documented, the cause inferred); other arguments are not looked at.
/// </summary>
internal sealed class AuditLogEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb != "GET")
        {
            return Task.FromResult(exchange.Page(400)); // documented: 400 for a wrong request method
        }

        if (exchange.Argument("version") == "true")
        {
            return Task.FromResult(exchange.Render(endpoint.Answers["version"]));
        }

        var given = exchange.Argument("tail");
        if (given is not null && (given.Length == 0 || !given.All(char.IsAsciiDigit)))
        {
            return Task.FromResult(exchange.Page(400));
        }

        var lines = exchange.Device.LogBook.Lines(LogChannel.Audit);
        var tail = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : lines.Count;
        var text = string.Concat(lines.Skip(Math.Max(0, lines.Count - tail)).Select(LogEndpoint.IsoLine));
        return Task.FromResult(Reply.Text("text/plain", text));
    }
}
