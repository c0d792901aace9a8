using System.Text;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.State;

/// <summary>What a unit notes when it comes up: the lines the profile's system log gives, <c>LEVEL process: message</c> each.</summary>
internal static class BootLog
{
    private const string Path = "/axis-cgi/systemlog.cgi";

    public static IReadOnlyList<LogLine> Lines(SimulatedDevice device, DateTimeOffset at)
    {
        if (device.ProfileData.Endpoints.GetValueOrDefault(Path)?.Answers.GetValueOrDefault("boot") is not { } answer)
        {
            return [];
        }

        var host = LogLine.HostOf(device);
        var text = Encoding.UTF8.GetString(answer.Template.Render(token => DeviceTokens.Resolve(device, token)).Span);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, index) => Line(line, host, at.AddMilliseconds(350 * index)))];
    }

    private static LogLine Line(string line, string host, DateTimeOffset at)
    {
        var (blank, colon) = (line.IndexOf(' ', StringComparison.Ordinal), line.IndexOf(": ", StringComparison.Ordinal));
        return new LogLine(at, host, LogChannel.System, line[..blank], line[(blank + 1)..colon], line[(colon + 2)..]);
    }
}
