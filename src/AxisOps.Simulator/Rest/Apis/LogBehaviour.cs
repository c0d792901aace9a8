using System.Text.Json;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>Log API: writes a message into the system log with a syslog severity (RFC 5424 section 6.2.1).</summary>
internal sealed class LogBehaviour : RestBehaviour
{
    private static readonly string[] Levels = ["EMERG", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE", "INFO", "DEBUG"];

    public override RestOutcome Run(RestCall call, string action, JsonElement data)
    {
        if (action == "writeMessage")
        {
            var text = data.GetProperty("msg").GetString()!;
            var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
            call.Device.Log(LogChannel.System, Levels[data.GetProperty("severity").GetInt32()], "log", line);
        }

        return RestOutcome.Done;
    }
}
