using AxisOps.Core.Http;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Configuration;

/// <summary>Asks a device for parameters and their definitions, with no more groups in a request than its line can hold.</summary>
internal static class ParameterSource
{
    private const int MaxGroupsLength = 1500;

    /// <summary>Reads values by name without <c>root.</c>; what the device does not list is not in it.</summary>
    /// <param name="channel">The device.</param>
    /// <param name="groups">Groups or full names; none for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<Dictionary<string, string>> ValuesAsync(IDeviceChannel channel, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (IReadOnlyList<string> part in Parts(groups))
        {
            ParameterList list = await ParamApi.ListAsync(channel, part, cancellationToken).ConfigureAwait(false);
            foreach ((string name, string value) in list.Values)
            {
                values[name] = value;
            }
        }

        return values;
    }

    /// <summary>Reads definitions.</summary>
    /// <param name="channel">The device; it must have accepted the account before.</param>
    /// <param name="groups">Groups; none for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The definitions, and why there are none; null where there are.</returns>
    public static async Task<(IReadOnlyDictionary<string, ParameterDefinition> Definitions, DeviceException? Refusal)> DefinitionsAsync(
        IDeviceChannel channel, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var definitions = new Dictionary<string, ParameterDefinition>(StringComparer.OrdinalIgnoreCase);
        DeviceException? refusal = null;
        foreach (IReadOnlyList<string> part in Parts(groups))
        {
            refusal = await AddAsync(channel, part, definitions, cancellationToken).ConfigureAwait(false) ?? refusal;
            if (definitions.Count > 0 || part.Count < 2 || refusal is { Kind: not DeviceErrorKind.Rejected })
            {
                continue;
            }

            // As with values, old firmware may not answer a combined list (vapix.md section 3).
            foreach (string group in part)
            {
                refusal = await AddAsync(channel, [group], definitions, cancellationToken).ConfigureAwait(false) ?? refusal;
            }
        }

        return (definitions, definitions.Count > 0 ? null : refusal);
    }

    private static async Task<DeviceException?> AddAsync(
        IDeviceChannel channel, IReadOnlyList<string> groups, Dictionary<string, ParameterDefinition> definitions, CancellationToken cancellationToken)
    {
        try
        {
            ParameterDefinitions read = await ParameterDefinitionsApi.ListAsync(channel, groups, cancellationToken).ConfigureAwait(false);
            foreach ((string name, ParameterDefinition definition) in read.Parameters)
            {
                definitions[name] = definition;
            }

            return null;
        }
        catch (DeviceException error) when (error.Kind is DeviceErrorKind.Unauthorized or DeviceErrorKind.Forbidden or DeviceErrorKind.NotSupported
            or DeviceErrorKind.Rejected or DeviceErrorKind.Protocol)
        {
            return error;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Parts(IReadOnlyList<string> groups)
    {
        var part = new List<string>();
        int length = 0;
        foreach (string group in groups)
        {
            if (part.Count > 0 && length + group.Length > MaxGroupsLength)
            {
                yield return part;
                part = [];
                length = 0;
            }

            part.Add(group);
            length += group.Length + 1;
        }

        yield return part;
    }
}
