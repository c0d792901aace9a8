namespace AxisOps;

/// <summary>The firewall of a device, or its address filter before AXIS OS 11.9. Null means the device does not tell.</summary>
/// <param name="IsActive">Whether it filters.</param>
/// <param name="DefaultPolicy">ACCEPT or DROP: what happens to what no rule names.</param>
/// <param name="RuleCount">How many rules are in force; of an address filter, how many addresses are named.</param>
/// <param name="IsTesting">Whether rules are under test, which the device takes back unless they are confirmed.</param>
public sealed record DeviceFirewall(bool? IsActive, string? DefaultPolicy, int? RuleCount, bool IsTesting)
{
    /// <inheritdoc/>
    public override string ToString() => IsActive switch
    {
        true => $"on ({DefaultPolicy}, {RuleCount} {(RuleCount == 1 ? "rule" : "rules")}{(IsTesting ? ", under test" : string.Empty)})",
        false => "off",
        null => "not known",
    };
}
