using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AxisOps.Simulator.Hosting;

/// <summary>
/// How long a request may be: Apache's own limits (its documentation: LimitRequestLine, LimitRequestFieldSize, LimitRequestFields). Kestrel would refuse
/// without a word of the device, so it lets more through and the pipeline refuses with the device's page; beyond that Kestrel's empty answer is left.
/// </summary>
internal static class RequestLimits
{
    private const int Line = 8190;
    private const int Field = 8190;
    private const int Fields = 100;
    private const string Version = " HTTP/1.1";

    public static void Raise(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = 64 * 1024;
        limits.MaxRequestHeadersTotalSize = 256 * 1024;
        limits.MaxRequestHeaderCount = 400;
    }

    /// <summary>The status a request is refused with for its length; null where it is short enough.</summary>
    public static int? Refusal(HttpRequest request, string target)
    {
        if (request.Method.Length + 1 + target.Length + Version.Length > Line)
        {
            return 414;
        }

        var fields = 0;
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                fields++;
                if (fields > Fields || name.Length + 2 + (value?.Length ?? 0) > Field)
                {
                    return 400;
                }
            }
        }

        return null;
    }
}
