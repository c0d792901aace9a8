using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Configuration;

/// <summary>Reads parameters of devices.</summary>
public static class ParameterReadOperation
{
    /// <summary>What a missing parameter can mean; the answer of a device does not tell these apart (vapix.md section 3.1).</summary>
    internal const string FourReasons =
        "This AXIS OS never had it, or has replaced it by another interface; or the hardware lacks what it is about; or the account's role may not see it.";

    /// <summary>Makes the operation.</summary>
    /// <param name="selection">Which parameters.</param>
    /// <param name="withDefinitions">Whether type, limits and rights are asked as well.</param>
    /// <returns>The operation.</returns>
    public static FleetOperation<ParameterReading> Create(ParameterSelection selection, bool withDefinitions)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return new("reading parameters", OperationSafety.Read, async (session, progress, cancellationToken) =>
            FleetOutcome.Succeeded(await ReadAsync(session, selection, withDefinitions, progress, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Makes the error of a name that a device does not list.</summary>
    /// <param name="target">The device.</param>
    /// <param name="name">A name that the selection has checked.</param>
    /// <returns>The error.</returns>
    public static DeviceException Missing(DeviceTarget target, string name) => new(
        DeviceErrorKind.ItemNotFound,
        $"{target}: there is no parameter or group '{name}' for this account. {FourReasons}",
        "Look at what the device lists with 'Get-DeviceParameter -Name', use an administrator's account, and see Get-Device for model and version.");

    private static async Task<ParameterReading> ReadAsync(
        IDeviceSession session, ParameterSelection selection, bool withDefinitions, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("values");
        IReadOnlyList<string> groups = selection.Groups;
        Dictionary<string, string> values = await ParameterSource.ValuesAsync(session, groups, cancellationToken).ConfigureAwait(false);
        if (groups.Count > 0 && selection.LacksAny(values.Keys))
        {
            // Devices tell upper from lower case in what they are asked; people do not.
            groups = [];
            values = await ParameterSource.ValuesAsync(session, groups, cancellationToken).ConfigureAwait(false);
        }

        KeyValuePair<string, string>[] meant = [.. values.Where(value => selection.Matches(value.Key))];
        IReadOnlyDictionary<string, ParameterDefinition> definitions = new Dictionary<string, ParameterDefinition>();
        string? note = null;
        if (withDefinitions && meant.Length > 0)
        {
            progress.Report("definitions");
            (definitions, DeviceException? refusal) = await ParameterSource.DefinitionsAsync(session, groups, cancellationToken).ConfigureAwait(false);
            note = refusal is null ? null : $"{session.Target}: the device gives no definitions to this account: {refusal.Message}";
        }

        return new ParameterReading(
            [.. meant.Select(value => Parameter(session, value.Key, value.Value, definitions.GetValueOrDefault(value.Key)))],
            selection.Missing(values.Keys),
            note);
    }

    private static DeviceParameter Parameter(IDeviceSession session, string name, string value, ParameterDefinition? definition)
    {
        bool isMasked = DeviceText.IsMask(value);
        return new DeviceParameter
        {
            Device = session.Target.ToString(),
            SerialNumber = session.Identity.SerialNumber ?? session.Target.SerialNumber,
            Name = name,
            Value = isMasked ? null : DeviceText.Whole(value),
            IsMasked = isMasked,
            NiceName = definition?.NiceName,
            Type = definition?.Type,
            AllowedValues = definition is null ? null : AllowedValues(definition),
            Minimum = definition?.Minimum,
            Maximum = definition?.Maximum,
            MaximumLength = definition?.MaxLength,
            ReadOnly = definition?.IsReadOnly,
            SecurityLevel = definition?.Security?.ToString(),
        };
    }

    private static string[]? AllowedValues(ParameterDefinition definition)
    {
        string[] values = definition is { TrueValue: { } yes, FalseValue: { } no }
            ? [DeviceText.Whole(yes), DeviceText.Whole(no)]
            : [.. definition.Choices.Select(DeviceText.Whole)];
        return values.Length == 0 ? null : values;
    }
}
