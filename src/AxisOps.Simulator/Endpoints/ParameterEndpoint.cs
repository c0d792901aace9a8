using System.Text;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Parameter management: list, update, add, remove and listdefinitions. Errors are lines inside 200.</summary>
internal sealed class ParameterEndpoint : IEndpoint
{
    private const string Prefix = "root.";
    private const string Definition = "definitions";

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        var arguments = ClassicArguments.Read(exchange);
        if (Group(arguments.Last("usergroup")) is { } role)
        {
            exchange.AdmitsStrangers = false;
            if (exchange.Deny(role) is { } denied)
            {
                return Task.FromResult(denied);
            }
        }

        return Task.FromResult(arguments.Last("action") switch
        {
            "list" => List(exchange, arguments.Last("group")),
            "listdefinitions" => Definitions(exchange, endpoint, arguments.Last("group")),
            "update" => ParameterUpdate.Run(exchange, endpoint, arguments),
            "add" => ParameterTemplates.Add(exchange, arguments),
            "remove" => ParameterTemplates.Remove(exchange, arguments),
            var action => Text($"# Error: unknown action '{action}'\n"),
        });
    }

    // ISO 8859-1 is the charset of this CGI generation; recorded values are held in it.
    public static Reply Text(string text) => new(200, "text/plain", Encoding.Latin1.GetBytes(text));

    /// <summary>The level a request wants to be asked a login for (API doc, parameter management, <c>usergroup</c>).</summary>
    private static Role? Group(string? name) => name switch
    {
        "viewer" => Role.Viewer,
        "operator" => Role.Operator,
        "admin" => Role.Administrator,
        _ => null,
    };

    private static string[] Groups(string? argument) =>
        string.IsNullOrEmpty(argument) ? ["root"] : argument.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static Reply List(DeviceExchange exchange, string? argument)
    {
        var device = exchange.Device;
        var document = device.ProfileData.Document.Parameters;
        var groups = Groups(argument);
        if (groups.Length > 1 && !document.CombinedGroups)
        {
            return Text(string.Empty);
        }

        var text = new StringBuilder();
        var all = device.Parameters.All;
        foreach (var group in groups)
        {
            // Recorded on 10.12 to 12.11: names come back in the form the group was asked in.
            var prefix = document.RootPrefix && ParameterQuery.IsRooted(group) ? Prefix : string.Empty;
            var parameters = ParameterQuery.Find(all, group, exchange.Role);
            if (parameters.Count == 0)
            {
                text.Append(NoGroup(group));
            }

            foreach (var parameter in parameters)
            {
                text.Append(prefix).Append(parameter.Name).Append('=').Append(device.Parameters.Readable(parameter)).Append('\n');
            }
        }

        return Text(text.ToString());
    }

    /// <summary>Recordings in the profile say who may have a list; without one it is for administrators.</summary>
    private static Reply Definitions(DeviceExchange exchange, EndpointDefinition endpoint, string? argument)
    {
        var groups = Groups(argument);
        var recorded = endpoint.Answers.GetValueOrDefault($"{Definition}:{ParameterQuery.WithoutRoot(groups[0])}") ?? endpoint.Answers.GetValueOrDefault(Definition);
        if (exchange.Deny(recorded?.Access ?? Role.Administrator) is { } denied)
        {
            return denied;
        }

        var all = exchange.Device.Parameters.All;
        var found = groups.Select(group => ParameterQuery.Find(all, group, exchange.Role)).ToList();
        return found.TrueForAll(group => group.Count == 0)
            ? Text(string.Concat(groups.Select(group => NoGroup(ParameterQuery.WithoutRoot(group)))))
            : Text(ParameterDefinitionList.Write(exchange, found)) with { ContentType = "text/xml" };
    }

    private static string NoGroup(string group) =>
        $"# Error: Error -1 getting param in group '{new string([.. group.Select(character => char.IsControl(character) ? '?' : character)])}'\n";
}
