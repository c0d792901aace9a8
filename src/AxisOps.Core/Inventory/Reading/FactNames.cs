namespace AxisOps.Core.Inventory.Reading;

/// <summary>The facts of a device, in the order they are shown.</summary>
internal static class FactNames
{
    /// <summary>What anybody may read of most devices.</summary>
    public static readonly string[] Unrestricted =
    [
        nameof(AxisDevice.SerialNumber), nameof(AxisDevice.Brand), nameof(AxisDevice.Model), nameof(AxisDevice.FullName),
        nameof(AxisDevice.ProductType), nameof(AxisDevice.Variant), nameof(AxisDevice.OsVersion), nameof(AxisDevice.OsTrack),
        nameof(AxisDevice.BuildDate), nameof(AxisDevice.HardwareId), nameof(AxisDevice.MacAddress),
    ];

    /// <summary>Everything <c>basicdeviceinfo.cgi</c> or its parameters tell an account.</summary>
    public static readonly string[] Identity = [.. Unrestricted, nameof(AxisDevice.Soc), nameof(AxisDevice.Architecture)];

    public static readonly string[] Network = [nameof(AxisDevice.IPAddresses), nameof(AxisDevice.HostName)];

    /// <summary>A device without these was not read.</summary>
    public static readonly string[] Required = [nameof(AxisDevice.SerialNumber), nameof(AxisDevice.Model), nameof(AxisDevice.OsVersion)];

    public static readonly string[] All =
    [
        .. Identity, .. Network, nameof(AxisDevice.ClockOffset), nameof(AxisDevice.TimeZone), nameof(AxisDevice.TimeSynchronized),
        nameof(AxisDevice.Uptime), nameof(AxisDevice.Setup), nameof(AxisDevice.AccountRole), nameof(AxisDevice.Certificates),
        nameof(AxisDevice.Applications), nameof(AxisDevice.RollbackImage),
    ];
}
