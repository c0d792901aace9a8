using System.Globalization;

namespace AxisOps.Browser.Tests.Fleets;

/// <summary>Fleets of made-up devices; the same number gives the same fleet each time.</summary>
internal static class Fleet
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly (string Model, string Kind, string Soc)[] Products =
    [
        ("P3245-LVE", "Dome Camera", "Axis Artpec-7"), ("Q6135-LE", "PTZ Camera", "Axis Artpec-7"), ("M3085-V", "Dome Camera", "Ambarella CV25"),
        ("P1468-LE", "Bullet Camera", "Axis Artpec-8"), ("A8207-VE MkII", "Network Video Door Station", "NXP i.MX 6SoloX"), ("C1310-E Mk II", "Network Horn Speaker", "NXP i.MX 6SoloX"),
        ("P3268-LVE", "Dome Camera", "Axis Artpec-8"), ("M1075-L", "Box Camera", "Ambarella CV25"), ("A1610", "Network Door Controller", "NXP i.MX 6SoloX"),
        ("Q1656-LE", "Box Camera", "Axis Artpec-8"), ("P8815-2", "3D People Counter", "Ambarella S3L"), ("D2110-VE", "Security Radar", "Axis Artpec-7"), ("S3008", "Recorder", "Marvell"),
    ];

    private static readonly (string Version, string? Track, DeviceSupport? Support)[] Versions =
    [
        ("12.11.77", "Active", new DeviceSupport("Supported", null, false, "The active track has no end yet")),
        ("11.11.65", "LTS 2024", new DeviceSupport("Supported", new DateOnly(2029, 12, 31), true, null)),
        ("10.12.240", "LTS 2022", new DeviceSupport("Supported", new DateOnly(2027, 12, 31), true, null)),
        ("9.80.3.16", "LTS 2020", new DeviceSupport("Ended", new DateOnly(2025, 12, 31), true, null)),
        ("8.40.4.3", "LTS 2018", new DeviceSupport("Ended", new DateOnly(2023, 12, 31), false, "Five years after the first release; the product may have another date")),
        ("7.15.2.1", null, null),
    ];

    private static readonly int[] CertificateDays = [-40, 12, 61, 300, 2000];

    public static IEnumerable<AxisDevice> Of(int count) => Enumerable.Range(0, count).Select(Device);

    public static string SerialOf(int number) => string.Create(CultureInfo.InvariantCulture, $"B8A44F{number:X6}");

    public static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"198.18.{number / 250}.{(number % 250) + 1}");

    private static AxisDevice Device(int number) => (number % 20) switch
    {
        7 => NotRead(number),
        13 => Poor(number),
        _ => Rich(number),
    };

    private static AxisDevice NotRead(int number)
    {
        Outcome outcome = (Outcome)(2 + (number / 20 % 4));
        return new AxisDevice
        {
            Address = AddressOf(number),
            Outcome = outcome,
            ErrorKind = outcome == Outcome.Failed ? DeviceErrorKind.Timeout : DeviceErrorKind.Cancelled,
            Error = $"{AddressOf(number)} did not answer within 15 s.",
            RecommendedAction = "See whether the device has power and can be reached, then read it again.",
            ReadAt = Noon.AddMinutes(-number % 60),
        };
    }

    /// <summary>New from its box: it tells little before it is set up.</summary>
    private static AxisDevice Poor(int number) => new()
    {
        Address = AddressOf(number),
        SerialNumber = SerialOf(number),
        Outcome = Outcome.Succeeded,
        Identity = new DeviceIdentity(number % 40 == 13 ? IdentityLevel.Unprotected : IdentityLevel.Claim, SerialOf(number), "plain HTTP"),
        Scheme = DeviceScheme.Http,
        ReadAt = Noon.AddMinutes(-number % 60),
        Model = Products[number / 20 % Products.Length].Model,
        Setup = SetupState.NeedsSetup,
        Facts =
        [
            new("Model", FactState.Value, "basicdeviceinfo.cgi getAllUnrestrictedProperties", null),
            new("OsVersion", FactState.NotPermitted, "basicdeviceinfo.cgi", "the device has no account yet"),
            new("Applications", FactState.NotPermitted, "applications/list.cgi", "the device has no account yet"),
            new("Storage", FactState.NotSupported, "disks/list.cgi", "404"),
            new("Lens", FactState.Failed, "param.cgi", "the answer ended early"),
        ],
    };

    private static AxisDevice Rich(int number)
    {
        (string model, string kind, string soc) = Products[number * 7 % 31 % Products.Length];
        (string version, string? track, DeviceSupport? support) = Versions[number * 3 % 17 % Versions.Length];
        bool proven = number % 3 == 0;
        DateTimeOffset end = proven && number % 2 == 0 ? DateTimeOffset.MaxValue : Noon.AddDays(CertificateDays[number % CertificateDays.Length]);
        return new AxisDevice
        {
            Address = AddressOf(number),
            SerialNumber = SerialOf(number),
            Outcome = Outcome.Succeeded,
            Identity = new DeviceIdentity(proven ? IdentityLevel.Proven : number % 5 == 0 ? IdentityLevel.Claim : IdentityLevel.Enrolled, SerialOf(number), proven ? "device ID" : "pinned key")
            {
                PublicKeySha256 = new string("0123456789ABCDEF"[number % 16], 64),
            },
            Scheme = DeviceScheme.Https,
            ReadAt = Noon.AddMinutes(-number % 60),
            Brand = "AXIS",
            Model = model,
            FullName = $"AXIS {model} {kind}",
            ProductType = kind,
            OsVersion = new AxisOsVersion(version),
            OsTrack = track,
            Support = support,
            BuildDate = "Mar 04 2026 10:11",
            HardwareId = "92D",
            Soc = soc,
            Architecture = "aarch64",
            MacAddress = string.Join(':', SerialOf(number).Chunk(2).Select(pair => new string(pair))),
            IPAddresses = [AddressOf(number) + "/16", string.Create(CultureInfo.InvariantCulture, $"2001:db8:18::{number:x}/64")],
            HostName = number % 4 == 0 ? string.Create(CultureInfo.InvariantCulture, $"north-entrance-{number}") : "axis-" + SerialOf(number).ToLowerInvariant(),
            Dot1X = new DeviceDot1X(number % 2 == 0, "authorized", "EAP-TLS", "dot1x-2026"),
            ClockOffset = TimeSpan.FromMilliseconds((number * 137 % 9000) - 4500),
            TimeZone = "Europe/Stockholm",
            TimeSynchronized = number % 6 != 0,
            TimeSource = "NTP",
            TimeServers = ["198.18.255.1", "198.18.255.2"],
            Uptime = TimeSpan.FromMinutes((number * 1999 % 200_000) + 5),
            Setup = SetupState.Configured,
            AccountRole = "Administrator",
            OnvifUsers = ["recorder"],
            SshEnabled = number % 9 == 0,
            WebServer = new DeviceWebServer("Https", "Https", "HttpAndHttps", 80, 443, true, "digest"),
            Discovery = new DeviceDiscovery(true, number % 2 == 0, true),
            Syslog = new DeviceSyslog(true, [new DeviceSyslogServer("198.18.255.9", 6514, "TLS", "Warning")]),
            Firewall = new DeviceFirewall(number % 2 == 0, "DENY", 3, false),
            Keystores = [new DeviceKeystore("SE0", "CC EAL6+")],
            Certificates =
            [
                new("Axis device ID", proven ? CertificateKind.DeviceId : CertificateKind.Issued, $"CN=axis-{SerialOf(number)}-eccp256-1", "CN=Axis device ID Intermediate CA ECC 2, O=Axis Communications AB", Noon.AddYears(-2), end, new string('A', 64), "SE0", true),
                new(null, CertificateKind.SelfSigned, "CN=axis-default", "CN=axis-default", Noon.AddYears(-1), Noon.AddYears(9), new string('B', 64), null, false),
            ],
            Applications =
            [
                new("vmd", "AXIS Video Motion Detection", "Axis Communications", "4.5-9", "Running", "None", null, true, "Signed"),
                new("objectanalytics", "AXIS Object Analytics", "Axis Communications", "1.7.2", number % 2 == 0 ? "Running" : "Stopped", "None", null, true, "Signed"),
            ],
            Storage = [new("SD_DISK", number % 3 == 0 ? "OK" : "disconnected", number % 3 == 0 ? 63_864_569_856 : 0, 12_345_678_848, "ext4", true, true)],
            RollbackImage = new RollbackImage("11.11.65", true, null, "2026-03-05 11:00"),
            Site = number % 2 == 0 ? "Lund" : "Malmö",
            Tags = number % 5 == 0 ? ["outdoor", "critical"] : [],
            Facts =
            [
                new("Model", FactState.Value, "basicdeviceinfo.cgi getAllProperties", null),
                new("OsVersion", FactState.Value, "basicdeviceinfo.cgi getAllProperties", null),
                new("SshUsers", FactState.NotSupported, "ssh.cgi", "404"),
                new("BootId", FactState.NotRequested, null, null),
                new("Applications", FactState.Value, "applications/list.cgi", null),
            ],
            Extra = new Dictionary<string, string> { ["ProdShortName"] = $"AXIS {model}", ["WebURL"] = "http://www.axis.com" },
        };
    }
}
