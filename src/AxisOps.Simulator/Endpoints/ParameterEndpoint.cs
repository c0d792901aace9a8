using System.Text;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Parameter management: <c>list</c> and, where recorded, <c>listdefinitions</c>. Errors are lines inside 200.</summary>
internal sealed class ParameterEndpoint : IEndpoint
{
    private const string Prefix = "root.";

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (!HttpMethods.IsGet(exchange.Method) && !HttpMethods.IsPost(exchange.Method))
        {
            return Task.FromResult(exchange.Page(405));
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
        var group = exchange.Argument("group");
        group = group?.StartsWith(Prefix, StringComparison.Ordinal) == true ? group[Prefix.Length..] : group;
        var name = string.IsNullOrEmpty(group) ? "definitions" : "definitions:" + group;
        return endpoint.Answers.TryGetValue(name, out var answer)
            ? exchange.Deny(answer.Access) ?? exchange.Render(answer)
            : Text($"# Error: Error -1 getting param in group '{group}'\n");
    }

    /// <summary>Writing is not simulated yet: every parameter is refused the documented way.</summary>
    private static Reply Refuse(DeviceExchange exchange)
    {
        if (exchange.Deny(Role.Operator) is { } denied)
        {
            return denied;
        }

        var lines = exchange.Request.Query.Keys.Where(key => key is not ("action" or "responseformat" or "usergroup"))
            .Select(key => $"# Error: Error setting '{key}' to '{exchange.Argument(key)}'!\n");
        return Text(string.Concat(lines));
    }

    // ISO 8859-1 is the charset of this CGI generation; recorded values are held in it.
    private static Reply Text(string text) => new(200, "text/plain", Encoding.Latin1.GetBytes(text));
}
