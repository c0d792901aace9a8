using System.Xml.Linq;

namespace AxisOps.Simulator.Soap;

/// <summary>The user calls of the ONVIF device service. Fault codes are of the ONVIF core specification.</summary>
internal static class OnvifUserService
{
    private static readonly string[] Levels = ["Administrator", "Operator", "User"];

    public static Task<string> GetAsync(SoapCall call) => Task.FromResult(
        "<tds:GetUsersResponse>" + string.Concat(OnvifUsers.Of(call.Device).Value.Select(user =>
            $"<tds:User>{SoapCall.Element("tt:Username", user.Name)}{SoapCall.Element("tt:UserLevel", user.Level)}</tds:User>")) + "</tds:GetUsersResponse>");

    public static Task<string> CreateAsync(SoapCall call)
    {
        var wanted = Users(call, passwordNeeded: true);
        return Change(call, "CreateUsers", users =>
        {
            if (users.Any(user => wanted.Exists(other => other.Name == user.Name)) || wanted.DistinctBy(user => user.Name).Count() < wanted.Count)
            {
                throw new SoapFault("Username already exists", null, "OperationProhibited");
            }

            return users.Count + wanted.Count <= OnvifUsers.Limit
                ? [.. users, .. wanted]
                : throw new SoapFault("Maximum number of supported users exceeded", null, "OperationProhibited");
        });
    }

    public static Task<string> SetAsync(SoapCall call)
    {
        var wanted = Users(call, passwordNeeded: false);
        return Change(call, "SetUser", users => wanted.TrueForAll(user => users.Any(other => other.Name == user.Name))
            ? [.. users.Select(user => wanted.Find(other => other.Name == user.Name) ?? user)]
            : throw Missing());
    }

    public static Task<string> DeleteAsync(SoapCall call)
    {
        string[] names = [.. call.Action.Children("Username").Select(name => name.Value.Trim())];
        if (names.Length == 0)
        {
            throw SoapFault.InvalidArgument("Username");
        }

        return Change(call, "DeleteUsers", users => names.All(name => users.Any(user => user.Name == name))
            ? [.. users.Where(user => !names.Contains(user.Name))]
            : throw Missing());
    }

    private static Task<string> Change(SoapCall call, string action, Func<IReadOnlyList<OnvifUser>, IReadOnlyList<OnvifUser>> change)
    {
        OnvifUsers.Of(call.Device).Change(change);
        return Task.FromResult($"<tds:{action}Response></tds:{action}Response>");
    }

    private static List<OnvifUser> Users(SoapCall call, bool passwordNeeded)
    {
        List<OnvifUser> users = [.. call.Action.Children("User").Select(user => Read(user, passwordNeeded))];
        return users.Count > 0 ? users : throw SoapFault.InvalidArgument("User");
    }

    private static OnvifUser Read(XElement user, bool passwordNeeded)
    {
        var (name, level) = (user.Text("Username"), user.Text("UserLevel"));
        if (passwordNeeded && user.Text("Password").Length == 0)
        {
            throw new SoapFault("Password too weak", null, "OperationProhibited");
        }

        return name.Length is > 0 and <= 64 && Levels.Contains(level) ? new OnvifUser(name, level) : throw SoapFault.InvalidArgument("User");
    }

    private static SoapFault Missing() => new("Username not recognized", null, "InvalidArgVal");
}
