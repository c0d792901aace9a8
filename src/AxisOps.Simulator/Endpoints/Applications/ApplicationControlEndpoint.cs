using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>Starting, stopping and removing applications (API doc). <c>Idle</c> counts as running. Case counts in names.</summary>
internal sealed class ApplicationControlEndpoint : IEndpoint
{
    private const int NotFound = 4;
    private const int AlreadyRunning = 6;
    private const int NotRunning = 7;
    private const int Unspecified = 10;

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) =>
        Task.FromResult(exchange.Verb is "GET" or "POST" ? Answer(exchange) : exchange.NotAllowed("GET", "POST"));

    private static Reply Answer(DeviceExchange exchange)
    {
        var action = exchange.Argument("action");
        if (action is not ("start" or "stop" or "restart" or "remove") || exchange.Argument("package") is not { } name)
        {
            return ApplicationReply.Error(Unspecified);
        }

        var book = ApplicationBook.Of(exchange.Device);
        if (action == "remove")
        {
            var removed = book.Change(all => all.Find(application => application.Name == name) is { } found ? all.Remove(found) : null);
            return removed ? Note(exchange, name, "removed") : ApplicationReply.Error(NotFound);
        }

        var code = NotFound;
        book.ChangeOne(name, application =>
        {
            var runs = application.Status != "Stopped";
            code = (action, runs) switch
            {
                ("start", true) => AlreadyRunning,
                ("stop" or "restart", false) => NotRunning,
                _ => 0,
            };
            return code == 0 ? application.With("Status", action == "stop" ? "Stopped" : "Running") : null;
        });
        return code == 0 ? Note(exchange, name, action) : ApplicationReply.Error(code);
    }

    private static Reply Note(DeviceExchange exchange, string name, string what)
    {
        exchange.Device.Log(LogChannel.System, "INFO", "acap", $"Application {name}: {what}");
        return ApplicationReply.Done;
    }
}
