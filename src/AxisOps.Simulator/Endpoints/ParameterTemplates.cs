using System.Globalization;
using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Adds and removes dynamic groups. A group gets the lowest free number, whatever is wrong with a value: that value is an error line before <c>S8 OK</c>. Texts
/// after <c># Request failed:</c> are inferred.
/// </summary>
internal static class ParameterTemplates
{
    /// <summary>However a request insists, a unit keeps no more groups of a template.</summary>
    private const int Most = 100;

    public static Reply Add(DeviceExchange exchange, IReadOnlyList<KeyValuePair<string, string>> arguments)
    {
        var device = exchange.Device;
        if (exchange.Deny(Role.Operator) is { } denied)
        {
            return denied;
        }

        var template = device.ProfileData.Templates.GetValueOrDefault(arguments.Last("template") ?? string.Empty);
        if (template is null || !template.Needs.All(need => device.GetParameter(need.Key) == need.Value))
        {
            return Failed("no such template");
        }

        var group = ParameterQuery.WithoutRoot(arguments.Last("group") ?? string.Empty);
        if (!template.GoesInto(group) || (template.Parent(group) is { } parent && !Exists(device, parent)))
        {
            return Failed("wrong group");
        }

        var prefix = $"{group}.{template.Letter}.";
        if (Array.Find(template.Required, name => !arguments.Any(argument => ParameterQuery.WithoutRoot(argument.Key) == prefix + name)) is { } missing)
        {
            return Failed($"{missing} is missing");
        }

        var limit = arguments.Last("force") == "yes" ? Most : Limit(device, template);
        var entry = string.Empty;
        var added = device.State.Get(() => new ParameterState()).ChangeGroups(groups =>
        {
            var depth = group.Count(character => character == '.') + 1;
            var used = device.Parameters.All.Where(parameter => ParameterGroups.Covers(group, parameter.Name))
                .Select(parameter => parameter.Segments[depth]).ToHashSet(StringComparer.Ordinal);
            var free = Enumerable.Range(0, limit).Select(number => $"{template.Letter}{number}").FirstOrDefault(name => !used.Contains(name));
            if (free is null || (template.Parent(group) is { } parent && !Exists(device, parent)))
            {
                return null;
            }

            entry = free;
            return groups.Add(template.Parameters.Select(parameter =>
                device.ProfileData.Parameters.Define($"{group}.{free}.{parameter.Key}", parameter.Value)));
        });
        return added ? Text(Fill(exchange, group, template.Letter, entry, arguments) + entry + " OK") : Failed("too many groups");
    }

    public static Reply Remove(DeviceExchange exchange, IReadOnlyList<KeyValuePair<string, string>> arguments)
    {
        var device = exchange.Device;
        if (exchange.Deny(Role.Operator) is { } denied)
        {
            return denied;
        }

        string[] wanted = [.. (arguments.Last("group") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ParameterQuery.WithoutRoot).Distinct()];
        var removed = wanted.Length > 0 && device.State.Get(() => new ParameterState()).ChangeGroups(groups =>
            Array.TrueForAll(wanted, group => IsDynamic(device, group)) ? wanted.Aggregate(groups, (all, group) => all.Remove(group)) : null);
        if (!removed)
        {
            return Failed("no such group");
        }

        device.NotifyChanged();
        DeviceEvents.ParametersChanged(exchange, wanted);
        return Text("OK");
    }

    /// <summary>Stores the values given for <c>StreamProfile.S.Name</c>, the number left out as documented; returns the lines of those refused.</summary>
    private static string Fill(
        DeviceExchange exchange, string group, string letter, string entry, IReadOnlyList<KeyValuePair<string, string>> arguments)
    {
        var (errors, values) = (new StringBuilder(), new List<KeyValuePair<string, string>>());
        var prefix = $"{group}.{letter}.";
        foreach (var (key, value) in arguments)
        {
            var name = ParameterQuery.WithoutRoot(key);
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var parameter = exchange.Device.Parameters.Find($"{group}.{entry}.{name[prefix.Length..]}");
            if (parameter?.Definition.Type.Accepts(value) == true)
            {
                values.Add(KeyValuePair.Create(parameter.Name, value));
            }
            else
            {
                errors.Append("# Error: Error setting '").Append(OneLine(key)).Append("' to '").Append(OneLine(value)).Append("'!\n");
            }
        }

        exchange.Device.SetParameters(values);
        DeviceEvents.ParametersChanged(exchange, [$"{group}.{entry}"]);
        return errors.ToString();
    }

    private static bool IsDynamic(SimulatedDevice device, string group) =>
        device.ProfileData.Templates.Values.Any(template => template.Names(group)) && Exists(device, group);

    private static bool Exists(SimulatedDevice device, string group) =>
        device.Parameters.All.Any(parameter => ParameterGroups.Covers(group, parameter.Name));

    private static int Limit(SimulatedDevice device, TemplateDocument template) =>
        template.Limit is { } name && int.TryParse(device.GetParameter(name), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? Math.Min(limit, Most)
            : template.Most ?? Most;

    private static string OneLine(string text) => new([.. text.Select(character => char.IsControl(character) ? '?' : character)]);

    private static Reply Text(string text) => ParameterEndpoint.Text(text);

    private static Reply Failed(string why) => Text($"# Request failed: {why}\n");
}
