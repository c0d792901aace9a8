using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.State;

/// <summary>The parameters of one unit as they are now: the profile's, the unit's changes, and lines that follow other state of the unit.</summary>
internal sealed class UnitParameters(SimulatedDevice device)
{
    private const string Mask = "******";

    private ParameterState? State => device.State.Peek<ParameterState>();

    private ParameterTable Table => device.ProfileData.Parameters;

    /// <summary>Gets all parameters in the order they are listed; an added group comes after the last of its nearest parent's.</summary>
    public IReadOnlyList<Parameter> All => this.State?.Groups is { } groups && groups != ParameterGroups.None ? this.Merge(groups) : this.Table.All;

    public Parameter? Find(string name)
    {
        var groups = this.State?.Groups ?? ParameterGroups.None;
        if (groups == ParameterGroups.None)
        {
            return this.Table.Find(name);
        }

        return groups.Added.FirstOrDefault(parameter => parameter.Name == name)
            ?? (groups.Removed.Any(group => ParameterGroups.Covers(group, name)) ? null : this.Table.Find(name));
    }

    /// <summary>The value as the device uses it; what a reader gets may be a mask.</summary>
    public string Value(Parameter parameter) =>
        LiveParameters.Find(device, parameter.Name)
        ?? this.State?.Find(parameter.Name)
        ?? parameter.Value.ConstantText
        ?? parameter.Value.RenderText(token => DeviceTokens.Resolve(device, token));

    /// <summary>
    /// The value as a reader gets it. Of a write-only one a mask as soon as there is anything to hide, in the recorded length (five or six
    /// asterisks both occur).
    /// </summary>
    public string Readable(Parameter parameter)
    {
        var value = this.Value(parameter);
        if (!parameter.Definition.Type.IsSecret || value.Length == 0)
        {
            return value;
        }

        var recorded = parameter.Value.RenderText(token => DeviceTokens.Resolve(device, token));
        return recorded.Length > 0 ? recorded : Mask;
    }

    private List<Parameter> Merge(ParameterGroups groups)
    {
        var all = this.Table.All.Where(parameter => !groups.Removed.Any(group => ParameterGroups.Covers(group, parameter.Name))).ToList();
        foreach (var added in groups.Added)
        {
            var last = -1;
            for (var depth = added.Segments.Length - 1; depth > 0 && last < 0; depth--)
            {
                var parent = string.Join('.', added.Segments.Take(depth));
                last = all.FindLastIndex(parameter => ParameterGroups.Covers(parent, parameter.Name));
            }

            all.Insert(last < 0 ? all.Count : last + 1, added);
        }

        return all;
    }
}
