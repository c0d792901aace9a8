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

    private const int MaxGroups = 512;

    private static readonly string[] Successes = ["Created account", "Modified account", "Removed account"];

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

    /// <summary>Parses the answer to add, update and remove: one sentence, in HTML.</summary>
    /// <returns>The sentence of a success.</returns>
    /// <exception cref="DeviceException">The sentence is no success: with <c>Error:</c> before it, or <c>The root account may only be modified by root.</c></exception>
    public static string ParseChange(DeviceReply reply, ApiCall call)
    {
        string sentence = ClassicReply.Sentence(reply, call);
        return Successes.Any(success => sentence.StartsWith(success, StringComparison.OrdinalIgnoreCase))
            ? sentence
            : throw call.Failure(IsAboutAccounts(sentence) ? DeviceErrorKind.Rejected : DeviceErrorKind.Protocol, sentence);
    }

    private static bool IsAboutAccounts(string sentence) => sentence.Contains("account", StringComparison.OrdinalIgnoreCase);

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

            IEnumerable<string> members = line[(equals + 2)..^1].Split(',').Take(MaxAccounts).Select(DeviceText.Value).OfType<string>();
            string group = line[..equals].TrimEnd();
            if (groups.TryGetValue(group, out HashSet<string>? known))
            {
                known.UnionWith(members);
            }
            else if (groups.Count < MaxGroups)
            {
                groups[group] = [.. members];
            }
        }

        return groups;
    }
}
