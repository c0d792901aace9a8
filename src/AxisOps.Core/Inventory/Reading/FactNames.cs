namespace AxisOps.Core.Inventory.Reading;

/// <summary>The facts of a device, in the order they are shown, and the groups they are asked for in.</summary>
internal static class FactNames
{
    /// <summary>What anybody may read of most devices.</summary>
    public static readonly string[] Unrestricted =
    [
        nameof(AxisDevice.SerialNumber), nameof(AxisDevice.Brand), nameof(AxisDevice.Model), nameof(AxisDevice.FullName),
        nameof(AxisDevice.ProductType), nameof(AxisDevice.Variant), nameof(AxisDevice.OsVersion), nameof(AxisDevice.OsTrack),
        nameof(AxisDevice.Support), nameof(AxisDevice.BuildDate), nameof(AxisDevice.HardwareId), nameof(AxisDevice.MacAddress),
    ];

    /// <summary>Everything <c>basicdeviceinfo.cgi</c> or its parameters tell an account.</summary>
    public static readonly string[] Identity = [.. Unrestricted, nameof(AxisDevice.Soc), nameof(AxisDevice.Architecture)];

    public static readonly string[] Network = [nameof(AxisDevice.IPAddresses), nameof(AxisDevice.HostName)];

    /// <summary>A device without these was not read.</summary>
    public static readonly string[] Required = [nameof(AxisDevice.SerialNumber), nameof(AxisDevice.Model), nameof(AxisDevice.OsVersion)];

    /// <summary>What every reading asks first, since it decides what else is worth asking.</summary>
    public static readonly string[] Always =
    [
        .. Identity, nameof(AxisDevice.ClockOffset), nameof(AxisDevice.Uptime), nameof(AxisDevice.BootId), nameof(AxisDevice.Setup), nameof(AxisDevice.AccountRole),
    ];

    public static readonly string[] All =
    [
        .. Identity, .. Network, nameof(AxisDevice.Dot1X), nameof(AxisDevice.ClockOffset), nameof(AxisDevice.TimeZone), nameof(AxisDevice.TimeSynchronized),
        nameof(AxisDevice.TimeSource), nameof(AxisDevice.TimeServers), nameof(AxisDevice.Uptime), nameof(AxisDevice.BootId), nameof(AxisDevice.Setup),
        nameof(AxisDevice.AccountRole), nameof(AxisDevice.OnvifUsers), nameof(AxisDevice.SshEnabled), nameof(AxisDevice.SshUsers),
        nameof(AxisDevice.WebServer), nameof(AxisDevice.Discovery), nameof(AxisDevice.Syslog), nameof(AxisDevice.Firewall),
        nameof(AxisDevice.Certificates), nameof(AxisDevice.Keystores), nameof(AxisDevice.Applications), nameof(AxisDevice.Storage),
        nameof(AxisDevice.RollbackImage),
    ];

    /// <summary>Gives the facts of a group, beside those of every reading.</summary>
    public static IReadOnlyList<string> Of(DeviceFactGroup group) => group switch
    {
        DeviceFactGroup.All => All,
        DeviceFactGroup.Core =>
        [
            .. Network, nameof(AxisDevice.TimeZone), nameof(AxisDevice.TimeSynchronized), nameof(AxisDevice.Certificates), nameof(AxisDevice.Applications),
            nameof(AxisDevice.RollbackImage),
        ],
        DeviceFactGroup.Network => [.. Network, nameof(AxisDevice.Dot1X)],
        DeviceFactGroup.Time =>
            [nameof(AxisDevice.TimeZone), nameof(AxisDevice.TimeSynchronized), nameof(AxisDevice.TimeSource), nameof(AxisDevice.TimeServers)],
        DeviceFactGroup.Account => [nameof(AxisDevice.OnvifUsers), nameof(AxisDevice.SshEnabled), nameof(AxisDevice.SshUsers)],
        DeviceFactGroup.Certificate => [nameof(AxisDevice.Certificates), nameof(AxisDevice.Keystores)],
        DeviceFactGroup.Application => [nameof(AxisDevice.Applications)],
        DeviceFactGroup.Image => [nameof(AxisDevice.RollbackImage)],
        DeviceFactGroup.Storage => [nameof(AxisDevice.Storage)],
        DeviceFactGroup.Service =>
            [nameof(AxisDevice.WebServer), nameof(AxisDevice.Discovery), nameof(AxisDevice.Syslog), nameof(AxisDevice.Firewall), nameof(AxisDevice.SshEnabled)],
        _ => [],
    };
}
