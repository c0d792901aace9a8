using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Preferences that web clients store with a unit: taken, and never given back. Limits are inferred.</summary>
internal sealed class ClientNotesEndpoint : IEndpoint
{
    private const int MaxNotes = 256;
    private const int MaxName = 128;
    private const int MaxValue = 4096;

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        var (group, key, value) = (exchange.Argument("group"), exchange.Argument("key"), exchange.Argument("value"));
        var stored = IsName(group) && IsName(key) && value is { Length: <= MaxValue } && ClientNotes.Of(exchange.Device).Change(notes =>
        {
            var next = notes.SetItem((group!, key!), value);
            return next.Count <= MaxNotes ? next : null;
        });
        return Task.FromResult(stored ? Reply.Text("text/plain", "OK") : exchange.Page(400));
    }

    private static bool IsName(string? name) => name is { Length: > 0 and <= MaxName } && !name.Any(char.IsControl);
}
