using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>
/// <c>pwdgrp.cgi?action=get</c>: the accounts. Up to 10.12 it lists every system group with internal names too; <c>digusers</c> is who
/// people are, and the groups only say what they may.
/// </summary>
internal static class PwdGrpApi
{
    public const string Name = "pwdgrp.cgi";

    private const int MaxAccounts = 512;

    /// <summary>Reads the accounts; needs an administrator.</summary>
    public static Task<IReadOnlyList<DeviceAccount>> GetAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get("/axis-cgi/pwdgrp.cgi?action=get"), Name, "get", Parse, cancellationToken);

    /// <summary>Parses <c>group="name,name"</c> lines.</summary>
    public static IReadOnlyList<DeviceAccount> Parse(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        ClassicReply.ThrowIfError(DeviceText.Message(reply.Text()), call);
        Dictionary<string, HashSet<string>> groups = Groups(ClassicReply.Text(reply, call), call);
        if (!groups.TryGetValue("digusers", out HashSet<string>? users))
        {
            throw call.Failure(DeviceErrorKind.Protocol, "the line 'digusers' is missing");
        }

        bool In(string group, string user) => groups.TryGetValue(group, out HashSet<string>? members) && members.Contains(user);
        return [.. users.Select(user => new DeviceAccount(
            user,
            In("admin", user) ? "Administrator" : In("operator", user) ? "Operator" : In("viewer", user) ? "Viewer" : null,
            In("ptz", user)))];
    }

    private static Dictionary<string, HashSet<string>> Groups(string text, ApiCall call)
    {
        var groups = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || line.Length < equals + 3 || line[equals + 1] != '"' || line[^1] != '"')
            {
                throw call.Failure(DeviceErrorKind.Protocol, $"'{DeviceText.Message(line)}' is not a group with its members");
            }

            string[] members = line[(equals + 2)..^1].Split(',', MaxAccounts);
            groups[line[..equals].TrimEnd()] = [.. members.Select(DeviceText.Value).OfType<string>()];
        }

        return groups;
    }
}
