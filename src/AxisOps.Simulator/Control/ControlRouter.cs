using System.Globalization;
using AxisOps.Simulator.Journal;

namespace AxisOps.Simulator.Control;

/// <summary>The calls of the control interface, by path and method.</summary>
internal static class ControlRouter
{
    private const double LongestSec = 100 * 365.25 * 86_400;
    private const int MaxEntries = 10_000;

    private static readonly Dictionary<string, Dictionary<string, Func<ControlCall, ControlledFleet, object>>> Calls = new(StringComparer.Ordinal)
    {
        ["/"] = new() { ["GET"] = (_, fleet) => fleet.Describe() },
        ["/devices"] = new() { ["GET"] = ListDevices },
        ["/faults"] = new() { ["GET"] = ListDevices, ["PUT"] = SetFaults, ["POST"] = AddFaults, ["DELETE"] = ClearFaults },
        ["/power"] = new() { ["POST"] = Power },
        ["/journal"] = new() { ["GET"] = ReadJournal, ["DELETE"] = ClearJournal },
        ["/clock"] = new() { ["GET"] = (_, fleet) => fleet.DescribeClock(), ["POST"] = AdvanceClock, ["PUT"] = SetClock },
    };

    public static async Task HandleAsync(HttpContext context, ControlledFleet fleet)
    {
        ControlReply reply;
        try
        {
            reply = await AnswerAsync(context, fleet).ConfigureAwait(false);
        }
        catch (ControlException error)
        {
            reply = ControlReply.Error(error.Status, error.Message);
        }
        catch (FormatException error)
        {
            reply = ControlReply.Error(400, error.Message);
        }
        catch (BadHttpRequestException error)
        {
            reply = ControlReply.Error(error.StatusCode, error.Message);
        }

        await reply.WriteAsync(context.Response).ConfigureAwait(false);
    }

    private static async Task<ControlReply> AnswerAsync(HttpContext context, ControlledFleet fleet)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!Calls.TryGetValue(path, out var methods))
        {
            return ControlReply.Error(404, $"Known are {string.Join(", ", Calls.Keys)}.");
        }

        if (!methods.TryGetValue(context.Request.Method, out var call))
        {
            context.Response.Headers.Allow = string.Join(", ", methods.Keys);
            return ControlReply.Error(405, $"{path} takes {string.Join(", ", methods.Keys)}.");
        }

        return ControlReply.Ok(call(await ControlCall.ReadAsync(context.Request).ConfigureAwait(false), fleet));
    }

    private static object ListDevices(ControlCall call, ControlledFleet fleet)
    {
        var selector = call.Text("devices");
        call.RefuseOthers();
        return ControlledFleet.List(fleet.Select(selector ?? "*"));
    }

    private static object SetFaults(ControlCall call, ControlledFleet fleet)
    {
        var (selector, faults) = (call.Text("devices"), call.Texts("faults"));
        call.RefuseOthers();
        return fleet.SetFaults(selector ?? "*", faults, add: false);
    }

    private static object AddFaults(ControlCall call, ControlledFleet fleet)
    {
        var (selector, faults) = (call.Text("devices"), call.Texts("faults"));
        call.RefuseOthers();
        return fleet.SetFaults(selector ?? "*", faults, add: true);
    }

    private static object ClearFaults(ControlCall call, ControlledFleet fleet)
    {
        var selector = call.Text("devices");
        call.RefuseOthers();
        return fleet.SetFaults(selector ?? "*", [], add: false);
    }

    private static object Power(ControlCall call, ControlledFleet fleet)
    {
        // Never all devices by leaving something out.
        var selector = call.Text("devices") ?? throw ControlCall.Wrong("devices", "given");
        var state = call.Text("state");
        var (down, ready) = (call.Seconds("downSec", LongestSec), call.Seconds("readySec", LongestSec));
        call.RefuseOthers();
        var devices = fleet.Select(selector);
        foreach (var device in devices)
        {
            switch (state)
            {
                case "off":
                    device.SwitchOff();
                    break;
                case "on" when !device.IsDown:
                    break;
                case "on" or "restart":
                    device.Restart(down ?? TimeSpan.Zero, ready ?? TimeSpan.Zero);
                    break;
                default:
                    throw ControlCall.Wrong("state", "off, on or restart");
            }
        }

        return ControlledFleet.List(devices);
    }

    private static object ReadJournal(ControlCall call, ControlledFleet fleet)
    {
        var query = new JournalQuery(
            fleet.Select(call.Text("devices") ?? "*"),
            (long)(call.Number("since", 1L << 52) ?? 0),
            (int)(call.Number("limit", MaxEntries) ?? 1000),
            call.Text("kind") is not { } kind ? null
                : Enum.TryParse<JournalEntryKind>(kind, ignoreCase: true, out var parsed) && !char.IsAsciiDigit(kind[0]) ? parsed
                : throw ControlCall.Wrong("kind", "one of " + string.Join(", ", Enum.GetNames<JournalEntryKind>())),
            call.Text("path"),
            (int?)call.Number("status", 999));
        call.RefuseOthers();
        return fleet.ReadJournal(query);
    }

    private static object ClearJournal(ControlCall call, ControlledFleet fleet)
    {
        var selector = call.Text("devices");
        call.RefuseOthers();
        return fleet.ClearJournal(fleet.Select(selector ?? "*"));
    }

    private static object AdvanceClock(ControlCall call, ControlledFleet fleet)
    {
        var by = call.Seconds("advanceSec", LongestSec) ?? throw ControlCall.Wrong("advanceSec", "given");
        call.RefuseOthers();
        return fleet.AdvanceClock(by);
    }

    private static object SetClock(ControlCall call, ControlledFleet fleet)
    {
        var text = call.Text("now");
        call.RefuseOthers();
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? fleet.AdvanceClock(time - fleet.Now)
            : throw ControlCall.Wrong("now", "a time such as 2030-01-31T12:00:00Z");
    }
}
