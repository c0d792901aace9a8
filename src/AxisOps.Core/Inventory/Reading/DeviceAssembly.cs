using AxisOps.Core.Sessions;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>Builds the device object that users see.</summary>
internal static class DeviceAssembly
{
    private const int HttpDefault = 80;
    private const int HttpsDefault = 443;

    /// <summary>Builds it from what was read.</summary>
    public static AxisDevice Build(DeviceReading reading, DeviceException? error, DateTimeOffset readAt)
    {
        FactSheet sheet = reading.Sheet;
        return new AxisDevice
        {
            Address = Address(reading.Session.Target, reading.Session),
            SerialNumber = sheet.Get<string>(nameof(AxisDevice.SerialNumber)) ?? reading.Session.Identity.SerialNumber ?? reading.Session.Target.SerialNumber,
            Outcome = OutcomeOf(error),
            ErrorKind = error?.Kind,
            Error = error?.Message,
            RecommendedAction = error?.RecommendedAction,
            Identity = reading.Session.Identity,
            Scheme = reading.Session.Scheme,
            HttpPort = HttpPort(reading.Session.Target, reading.Session),
            HttpsPort = HttpsPort(reading.Session.Target, reading.Session),
            ReadAt = readAt,
            Brand = sheet.Get<string>(nameof(AxisDevice.Brand)),
            Model = sheet.Get<string>(nameof(AxisDevice.Model)),
            FullName = sheet.Get<string>(nameof(AxisDevice.FullName)),
            ProductType = sheet.Get<string>(nameof(AxisDevice.ProductType)),
            Variant = sheet.Get<string>(nameof(AxisDevice.Variant)),
            OsVersion = sheet.Get<AxisOsVersion>(nameof(AxisDevice.OsVersion)),
            OsTrack = sheet.Get<string>(nameof(AxisDevice.OsTrack)),
            Support = sheet.Get<DeviceSupport>(nameof(AxisDevice.Support)),
            BuildDate = sheet.Get<string>(nameof(AxisDevice.BuildDate)),
            HardwareId = sheet.Get<string>(nameof(AxisDevice.HardwareId)),
            Soc = sheet.Get<string>(nameof(AxisDevice.Soc)),
            Architecture = sheet.Get<string>(nameof(AxisDevice.Architecture)),
            MacAddress = sheet.Get<string>(nameof(AxisDevice.MacAddress)),
            IPAddresses = sheet.Get<string[]>(nameof(AxisDevice.IPAddresses)),
            HostName = sheet.Get<string>(nameof(AxisDevice.HostName)),
            Dot1X = sheet.Get<DeviceDot1X>(nameof(AxisDevice.Dot1X)),
            ClockOffset = sheet.Number<TimeSpan>(nameof(AxisDevice.ClockOffset)),
            TimeZone = sheet.Get<string>(nameof(AxisDevice.TimeZone)),
            TimeSynchronized = sheet.Number<bool>(nameof(AxisDevice.TimeSynchronized)),
            TimeSource = sheet.Get<string>(nameof(AxisDevice.TimeSource)),
            TimeServers = sheet.Get<string[]>(nameof(AxisDevice.TimeServers)),
            BootId = sheet.Get<string>(nameof(AxisDevice.BootId)),
            Uptime = sheet.Number<TimeSpan>(nameof(AxisDevice.Uptime)),
            Setup = sheet.Number<SetupState>(nameof(AxisDevice.Setup)),
            AccountRole = sheet.Get<string>(nameof(AxisDevice.AccountRole)),
            OnvifUsers = sheet.Get<string[]>(nameof(AxisDevice.OnvifUsers)),
            SshEnabled = sheet.Number<bool>(nameof(AxisDevice.SshEnabled)),
            SshUsers = sheet.Get<string[]>(nameof(AxisDevice.SshUsers)),
            WebServer = sheet.Get<DeviceWebServer>(nameof(AxisDevice.WebServer)),
            Discovery = sheet.Get<DeviceDiscovery>(nameof(AxisDevice.Discovery)),
            Syslog = sheet.Get<DeviceSyslog>(nameof(AxisDevice.Syslog)),
            Firewall = sheet.Get<DeviceFirewall>(nameof(AxisDevice.Firewall)),
            Keystores = sheet.Get<DeviceKeystore[]>(nameof(AxisDevice.Keystores)),
            Storage = sheet.Get<DeviceStorage[]>(nameof(AxisDevice.Storage)),
            Certificates = sheet.Get<DeviceCertificate[]>(nameof(AxisDevice.Certificates)),
            Applications = sheet.Get<DeviceApplication[]>(nameof(AxisDevice.Applications)),
            RollbackImage = sheet.Get<RollbackImage>(nameof(AxisDevice.RollbackImage)),
            Facts = [.. FactNames.All.Select(name => FactOf(reading, name))],
            Extra = new Dictionary<string, string>(sheet.Extra, StringComparer.Ordinal),
        };
    }

    /// <summary>Builds the object of a device that was not read at all.</summary>
    public static AxisDevice Build(DeviceTarget target, IDeviceSession? session, DeviceException error, DateTimeOffset readAt) => new()
    {
        Address = Address(target, session),
        SerialNumber = session?.Identity.SerialNumber ?? target.SerialNumber,
        Outcome = OutcomeOf(error),
        ErrorKind = error.Kind,
        Error = error.Message,
        RecommendedAction = error.RecommendedAction,
        Identity = session?.Identity ?? DeviceIdentity.None,
        Scheme = session?.Scheme,
        HttpPort = HttpPort(target, session),
        HttpsPort = HttpsPort(target, session),
        ReadAt = readAt,
        Facts = [.. FactNames.All.Select(name => new DeviceFact(name, FactState.Failed, null, "not asked: " + error.Kind))],
    };

    /// <summary>Builds the device that was not read.</summary>
    public static AxisDevice Skipped(DeviceTarget target, IDeviceSession? session, string reason, DateTimeOffset readAt) => new()
    {
        Address = Address(target, session),
        SerialNumber = session?.Identity.SerialNumber ?? target.SerialNumber,
        Outcome = Outcome.Skipped,
        Error = reason,
        Identity = session?.Identity ?? DeviceIdentity.None,
        Scheme = session?.Scheme,
        HttpPort = HttpPort(target, session),
        HttpsPort = HttpsPort(target, session),
        ReadAt = readAt,
        Facts = [.. FactNames.All.Select(name => new DeviceFact(name, FactState.Failed, null, "not asked: " + reason))],
    };

    private static DeviceFact FactOf(DeviceReading reading, string name) =>
        reading.Sheet.Has(name) || reading.Options.Wanted.Contains(name)
            ? reading.Sheet.Find(name) ?? new DeviceFact(name, FactState.Failed, null, "not asked")
            : new DeviceFact(name, FactState.NotRequested, null, "not among the facts that were asked for");

    private static Outcome OutcomeOf(DeviceException? error) => error?.Kind switch
    {
        null => Outcome.Succeeded,
        DeviceErrorKind.Cancelled => Outcome.Cancelled,
        DeviceErrorKind.OutcomeUnknown => Outcome.Unknown,
        _ => Outcome.Failed,
    };

    private static string Address(DeviceTarget target, IDeviceSession? session) => session?.Address ?? target.Host ?? target.SerialNumber ?? target.ToString();

    private static int? HttpPort(DeviceTarget target, IDeviceSession? session) =>
        Unusual(session?.Scheme == DeviceScheme.Http ? session.Port : target.HttpPort ?? Given(target, session, DeviceScheme.Http), HttpDefault);

    private static int? HttpsPort(DeviceTarget target, IDeviceSession? session) =>
        Unusual(session?.Scheme == DeviceScheme.Https ? session.Port : target.HttpsPort ?? Given(target, session, DeviceScheme.Https), HttpsDefault);

    /// <summary>A port that was given without a scheme stands for both until one of them has answered there.</summary>
    private static int? Given(DeviceTarget target, IDeviceSession? session, DeviceScheme scheme) =>
        session?.Scheme is null && (target.Scheme is null || target.Scheme == scheme) ? target.Port : null;

    private static int? Unusual(int? port, int usual) => port == usual ? null : port;
}
