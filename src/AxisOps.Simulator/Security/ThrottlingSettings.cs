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

        int Number(string name, int otherwise) =>
            int.TryParse(device.GetParameter(Group + name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

        return new ThrottlingSettings(
            Number("DoSSiteCount", 20), Number("DoSSiteInterval", 1), Number("DoSPageCount", 20), Number("DoSPageInterval", 1), Number("DoSBlockingPeriod", 10));
    }
}
