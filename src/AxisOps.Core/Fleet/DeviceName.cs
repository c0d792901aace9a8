using AxisOps.Core.Sessions;

namespace AxisOps.Core.Fleet;

/// <summary>How a device is named in results that have its serial number beside.</summary>
internal static class DeviceName
{
    /// <summary>Gives its place, with the port where it was named; the serial number where no place is known.</summary>
    public static string Of(IDeviceSession session)
    {
        if (session.Target.Host is null)
        {
            return session.Address ?? session.Target.ToString();
        }

        // "SERIAL (place)" is for messages.
        string name = session.Target.ToString();
        int open = name.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? name : name[(open + 1)..^1];
    }
}
