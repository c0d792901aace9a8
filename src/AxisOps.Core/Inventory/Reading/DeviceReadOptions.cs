namespace AxisOps.Core.Inventory.Reading;

/// <summary>What to read of a device.</summary>
public sealed record DeviceReadOptions
{
    private static readonly DeviceFactGroup[] AllGroups = [DeviceFactGroup.All];
    private static readonly HashSet<string> AllFacts = [.. FactNames.All];

    /// <summary>
    /// Gets a value indicating whether no account is to be used: only what the device tells anybody is read, and the rest is not permitted
    /// rather than an error.
    /// </summary>
    public bool Anonymous { get; init; }

    /// <summary>Gets a value indicating whether the authorities the device trusts are listed among its certificates (some thirty by default).</summary>
    public bool IncludeAuthorities { get; init; }

    /// <summary>Gets the groups of facts to read; what the first requests tell anyway is always read.</summary>
    public IReadOnlyList<DeviceFactGroup> Groups
    {
        get;
        init
        {
            field = value;
            Wanted = value.Contains(DeviceFactGroup.All) ? AllFacts : [.. value.SelectMany(FactNames.Of), .. FactNames.Always];
        }
    }
    = AllGroups;

    /// <summary>Gets the names of the facts to read.</summary>
    internal HashSet<string> Wanted { get; private init; } = AllFacts;
}
