namespace AxisOps.Core.Vapix;

/// <summary>Who the device takes this account for.</summary>
/// <param name="UserName">The account.</param>
/// <param name="Groups">Its groups as the device lists them, in no fixed order.</param>
public sealed record UserGroup(string UserName, IReadOnlyList<string> Groups)
{
    /// <summary>Gets the highest role among the groups: Administrator, Operator or Viewer; null for none of them.</summary>
    public string? Role =>
        Has("admin") ? "Administrator" : Has("operator") ? "Operator" : Has("viewer") ? "Viewer" : null;

    private bool Has(string group) => Groups.Contains(group, StringComparer.OrdinalIgnoreCase);
}
