using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>User accounts: listing only so far. A unit that nobody set up never gets here; the router answers for it.</summary>
internal sealed class UserAccountEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        return Task.FromResult(exchange.Argument("action") switch
        {
            "get" => exchange.Render(endpoint.Answers["get"]),
            null or "" => Page("Error: action operation type."),
            "add" or "update" or "remove" => Page("Error: consult the system log file."),
            var action => Page($"Error: malformed action operation, {System.Net.WebUtility.HtmlEncode(action)}."),
        });
    }

    /// <summary>The frame of all recorded answers, with their CRLF line ends.</summary>
    private static Reply Page(string sentence) => Reply.Text(
        "text/html",
        $"<html><head><title>User accounts</title></head><body bgcolor=#ffffff>{sentence}\r\n</body>\r\n\r\n</html>\r\n");
}
