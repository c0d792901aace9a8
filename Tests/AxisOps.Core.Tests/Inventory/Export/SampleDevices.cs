namespace AxisOps.Core.Tests.Inventory.Export;

/// <summary>Devices for inventory tests.</summary>
internal static class SampleDevices
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static AxisDevice Full() => new()
    {
        Address = "192.0.2.7",
        SerialNumber = "B8A44F000001",
        Outcome = Outcome.Succeeded,
        Identity = new DeviceIdentity(IdentityLevel.Proven, "B8A44F000001", "device ID") { CertificateSubject = "CN=handshake" },
        Scheme = DeviceScheme.Https,
        HttpPort = 8080,
        HttpsPort = 8443,
        ReadAt = Noon,
        Brand = "AXIS",
        Model = "P3245-LVE",
        FullName = "AXIS P3245-LVE Network Camera",
        OsVersion = new AxisOsVersion("12.11.77"),
        OsTrack = "Active",
        HardwareId = "92D",
        Soc = "Axis Artpec-7",
        Architecture = "armv7hf",
        MacAddress = "B8:A4:4F:00:00:01",
        IPAddresses = ["192.0.2.7/24", "2001:db8::7/64"],
        HostName = "axis-b8a44f000001",
        ClockOffset = TimeSpan.FromSeconds(-12.5),
        TimeZone = "Europe/Stockholm",
        TimeSynchronized = true,
        Uptime = TimeSpan.FromHours(30),
        Setup = SetupState.Configured,
        AccountRole = "Viewer",
        Certificates = [new("c1", CertificateKind.DeviceId, "CN=axis", "CN=ca", Noon, DateTimeOffset.MaxValue, "AA", "SE0", true)],
        Applications = [new("vmd", "AXIS Video Motion Detection", "Axis", "4.5-9", "Running", "None", null, true, "Signed"), new("-evil", null, null, null, null, null, null, null, null)],
        RollbackImage = new RollbackImage("11.11.65", false, TimeSpan.FromMinutes(10), null),
        Facts = [new("Model", FactState.Value, "basicdeviceinfo.cgi", null), new("Soc", FactState.NotPermitted, "param.cgi", "the role is Viewer")],
        Extra = new Dictionary<string, string> { ["ProdShortName"] = "AXIS P3245-LVE" },
    };

    public static AxisDevice Failed() => new()
    {
        Address = "192.0.2.8",
        Outcome = Outcome.Failed,
        ErrorKind = DeviceErrorKind.Timeout,
        Error = "192.0.2.8 did not answer within 15 s.",
        ReadAt = Noon,
    };
}
