using System.Collections.Frozen;
using AxisOps.Core.Fleet;
using AxisOps.Core.Http;

namespace AxisOps.Core.Requests;

/// <summary>
/// Tells which requests are known to change nothing. A GET alone says little: classic CGIs restart, reset and set parameters by GET
/// (<c>/axis-cgi/restart.cgi</c>), so that what is not listed here counts as a change.
/// </summary>
public static class KnownReads
{
    private static readonly FrozenSet<string> Actions = FrozenSet.Create(StringComparer.Ordinal, "list", "get", "listdefinitions");

    private static readonly FrozenSet<string> Programs = FrozenSet.Create(
        StringComparer.Ordinal,
        "/axis-cgi/usergroup.cgi",
        "/axis-cgi/systemlog.cgi",
        "/axis-cgi/admin/systemlog.cgi",
        "/axis-cgi/accesslog.cgi",
        "/axis-cgi/admin/accesslog.cgi",
        "/axis-cgi/auditlog.cgi",
        "/axis-cgi/admin/auditlog.cgi",
        "/axis-cgi/serverreport.cgi",
        "/axis-cgi/admin/serverreport.cgi",
        "/axis-cgi/applications/list.cgi",
        "/axis-cgi/disks/list.cgi",
        "/axis-cgi/jpg/image.cgi",
        "/axis-cgi/imagesize.cgi");

    /// <summary>Gives what may be repeated of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="apiMethod">The method inside the body of a JSON API; null for other requests.</param>
    /// <returns><see cref="OperationSafety.Read"/> for a known read, else <see cref="OperationSafety.Once"/>.</returns>
    public static OperationSafety SafetyOf(DeviceRequest request, string? apiMethod)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool reads = apiMethod is not null
            ? apiMethod.StartsWith("get", StringComparison.Ordinal)
            : request.Method == HttpMethod.Get && request.Body.IsEmpty && IsRead(request.Path);
        return reads ? OperationSafety.Read : OperationSafety.Once;
    }

    private static bool IsRead(string resource)
    {
        int mark = resource.IndexOf('?', StringComparison.Ordinal);
        string path = mark < 0 ? resource : resource[..mark];

        // A path that may mean another one once it is resolved is nobody's known read.
        string resolved = Uri.UnescapeDataString(path);
        if (resolved.AsSpan().ContainsAny('%', '\\') || resolved.Contains("/.", StringComparison.Ordinal) || resolved.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        return path.StartsWith("/config/", StringComparison.Ordinal)
            || Programs.Contains(path)
            || (path.StartsWith("/axis-cgi/", StringComparison.Ordinal) && mark >= 0 && OnlyReads(resource[(mark + 1)..]));
    }

    /// <summary>Every action counts: which of several a device follows is not known.</summary>
    private static bool OnlyReads(string query)
    {
        string[] actions =
        [
            .. query.Split('&', ';').Select(Decode)
                .Where(field => field.StartsWith("action=", StringComparison.OrdinalIgnoreCase))
                .Select(field => field["action=".Length..]),
        ];
        return actions.Length > 0 && Array.TrueForAll(actions, Actions.Contains);
    }

    private static string Decode(string field) => Uri.UnescapeDataString(field.Replace('+', ' '));
}
