namespace AxisOps.Simulator.Profiles;

internal static class RoleNames
{
    public static Role Parse(string name) => name switch
    {
        "anonymous" => Role.Anonymous,
        "viewer" => Role.Viewer,
        "operator" => Role.Operator,
        "admin" => Role.Administrator,
        _ => throw new InvalidDataException($"'{name}' is no role: anonymous, viewer, operator or admin."),
    };

    public static string Name(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Operator => "operator",
        Role.Administrator => "administrator",
        _ => "anonymous",
    };
}
