using System.Text;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Parameter management: <c>list</c> and, where recorded, <c>listdefinitions</c>. Errors are lines inside 200.</summary>
internal sealed class ParameterEndpoint : IEndpoint
{
    private const string Prefix = "root.";
    private const string All = "definitions";

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        return Task.FromResult(exchange.Argument("action") switch
        {
            "list" => List(exchange),
            "listdefinitions" => Definitions(exchange, endpoint),
            "update" => Refuse(exchange),
            var action => Text($"# Error: unknown action '{action}'\n"),
        });
    }

    private static Reply List(DeviceExchange exchange)
    {
        var document = exchange.Device.ProfileData.Document.Parameters;
        var argument = exchange.Argument("group");
        string[] groups = string.IsNullOrEmpty(argument) ? ["root"] : argument.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length > 1 && !document.CombinedGroups)
        {
            return Text(string.Empty);
        }

        var text = new StringBuilder();
        foreach (var group in groups)
        {
            // Recorded on 10.12 to 12.11: names come back in the form the group was asked in.
            var prefix = document.RootPrefix && ParameterQuery.IsRooted(group) ? Prefix : string.Empty;
            var parameters = ParameterQuery.Find(exchange.Device.ProfileData.Parameters, group, exchange.Role);
            if (parameters.Count == 0)
            {
                text.Append("# Error: Error -1 getting param in group '").Append(group).Append("'\n");
            }

            foreach (var parameter in parameters)
            {
                text.Append(prefix).Append(parameter.Name).Append('=').Append(exchange.Device.ValueOf(parameter)).Append('\n');
            }
        }

        return Text(text.ToString());
    }

    private static Reply Definitions(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var group = exchange.Argument("group") ?? string.Empty;
        group = group == "root" ? string.Empty : group.StartsWith(Prefix, StringComparison.Ordinal) ? group[Prefix.Length..] : group;
        if (endpoint.Answers.TryGetValue(group.Length == 0 ? All : $"{All}:{group}", out var recorded))
        {
            return exchange.Deny(recorded.Access) ?? exchange.Render(recorded);
        }

        if (!endpoint.Answers.TryGetValue(All, out var all))
        {
            return NoGroup(group);
        }

        return exchange.Deny(all.Access) ?? Part(exchange.Render(all), group);
    }

    private static Reply Part(Reply all, string group) =>
        ParameterDefinitions.Cut(Encoding.Latin1.GetString(all.Body.Span), group) is { } part
            ? all with { Body = Encoding.Latin1.GetBytes(part) }
            : NoGroup(group);

    private static Reply NoGroup(string group) => Text($"# Error: Error -1 getting param in group '{group}'\n");

    /// <summary>Writing is not simulated yet: every parameter is refused the documented way.</summary>
    private static Reply Refuse(DeviceExchange exchange)
    {
        if (exchange.Deny(Role.Operator) is { } denied)
        {
            return denied;
        }

        var lines = exchange.ArgumentNames.Where(key => key is not ("action" or "responseformat" or "usergroup"))
            .Select(key => $"# Error: Error setting '{key}' to '{exchange.Argument(key)}'!\n");
        return Text(string.Concat(lines));
    }

    // ISO 8859-1 is the charset of this CGI generation; recorded values are held in it.
    private static Reply Text(string text) => new(200, "text/plain", Encoding.Latin1.GetBytes(text));
}
