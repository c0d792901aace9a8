using System.Globalization;

namespace AxisOps.Simulator.Security;

/// <summary>The device's <c>System.PreventDoSAttack</c> parameters; null where the release has none or they are off.</summary>
internal sealed record ThrottlingSettings(int SiteCount, int SiteInterval, int PageCount, int PageInterval, int BlockingPeriod)
{
    private const string Group = "System.PreventDoSAttack.";

    public static ThrottlingSettings? Of(SimulatedDevice device)
    {
        if (!string.Equals(device.GetParameter(Group + "ActivatePasswordThrottling"), "On", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        int Number(string name, int otherwise)
        {
            var text = device.GetParameter(Group + name);
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        }

        return new ThrottlingSettings(
            SiteCount: Number("DoSSiteCount", 20),
            SiteInterval: Number("DoSSiteInterval", 1),
            PageCount: Number("DoSPageCount", 20),
            PageInterval: Number("DoSPageInterval", 1),
            BlockingPeriod: Number("DoSBlockingPeriod", 10));
    }
}
