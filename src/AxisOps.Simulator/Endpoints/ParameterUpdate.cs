using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Parameter update: each parameter for itself, by its own write level and type; several in one call are no transaction. The body is <c>OK</c>, or a line
/// for each that was refused.
/// </summary>
internal static class ParameterUpdate
{
    /// <summary>The manner of releases that answer a batch with 401 when it names a parameter above the caller's level: seen on AXIS OS 12.</summary>
    public const string RefuseBatch = "refuse-batch";

    private static readonly string[] Own = ["action", "usergroup", "responseformat", "responsecharset"];

    public static Reply Run(DeviceExchange exchange, EndpointDefinition endpoint, IReadOnlyList<KeyValuePair<string, string>> arguments)
    {
        if (exchange.Deny(Role.Operator) is { } denied)
        {
            return denied;
        }

        var parameters = exchange.Device.Parameters;
        var asked = arguments.Where(argument => !Own.Contains(argument.Key, StringComparer.Ordinal))
            .Select(argument => (argument.Key, argument.Value, Parameter: parameters.Find(ParameterQuery.WithoutRoot(argument.Key)))).ToList();
        if (endpoint.Document.Variant == RefuseBatch
            && asked.Exists(item => item.Parameter is { } parameter && !MayWrite(exchange, parameter)))
        {
            return exchange.Unauthorized();
        }

        var errors = new StringBuilder();
        var values = new List<KeyValuePair<string, string>>();
        foreach (var (key, value, parameter) in asked)
        {
            if (parameter is not null && MayWrite(exchange, parameter) && parameter.Definition.Type.Accepts(value))
            {
                values.Add(KeyValuePair.Create(parameter.Name, value));
            }
            else
            {
                errors.Append("# Error: Error setting '").Append(OneLine(key)).Append("' to '").Append(OneLine(value)).Append("'!\n");
            }
        }

        exchange.Device.SetParameters(values);
        if (values.Exists(value => NtpSettings.IsShownBy(value.Key)))
        {
            NtpSettings.Of(exchange.Device).Resync();
        }

        DeviceEvents.ParametersChanged(exchange, values.Select(value => value.Key));
        return ParameterEndpoint.Text(errors.Length == 0 ? "OK" : errors.ToString());
    }

    private static bool MayWrite(DeviceExchange exchange, Parameter parameter) =>
        exchange.Role >= parameter.Definition.Level.Write && !parameter.Definition.Type.IsReadOnly;

    /// <summary>Keeps a line of the answer one line, whatever was sent.</summary>
    private static string OneLine(string text) => new([.. text.Select(character => char.IsControl(character) ? '?' : character)]);
}
