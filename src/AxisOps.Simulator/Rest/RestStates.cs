using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Rest;

/// <summary>
/// Which REST base paths a release serves, from its own discovery document. Recorded: a beta API answers under its bare version too (ssh v1 of 11.11
/// and 12.9), a released one still under its beta version (remote-object-storage v1 of 12.9). An alpha API answers under its own path only (inferred).
/// </summary>
internal static class RestStates
{
    private const string Base = "/config/rest/";
    private static readonly ConditionalWeakTable<DeviceProfile, IReadOnlySet<string>> Known = [];

    public static bool Serves(DeviceProfile profile, string path) => Known.GetValue(profile, Read).Contains(path);

    private static HashSet<string> Read(DeviceProfile profile)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        if (profile.FindEndpoint("/config/discover")?.Answers.GetValueOrDefault("body") is not { } body)
        {
            return paths;
        }

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(body.Template.Render(token => token).Span));
        foreach (var api in document.RootElement.GetProperty("apis").EnumerateObject())
        {
            foreach (var version in api.Value.EnumerateObject())
            {
                var path = $"{Base}{api.Name}/{version.Name}";
                string[] suffixes = version.Value.GetProperty("state").GetString() == "alpha" ? ["alpha"] : ["", "beta"];
                paths.UnionWith(suffixes.Select(suffix => path + suffix));
            }
        }

        return paths;
    }
}
