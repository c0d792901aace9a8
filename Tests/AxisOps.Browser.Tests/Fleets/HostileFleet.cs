namespace AxisOps.Browser.Tests.Fleets;

/// <summary>Devices that say what an attacker would have them say, in every place where a device can say something.</summary>
internal static class HostileFleet
{
    public const string Image = "<img src=x onerror=alert(1)>";

    public const string ScriptEnd = "</script><script>alert(2)</script>";

    public static IReadOnlyList<string> Texts { get; } =
    [
        ScriptEnd, Image, "<!--<script>", "javascript:alert(3)", "data:text/html,<script>alert(4)</script>", "https://198.51.100.7/beacon.png", "=HYPERLINK(\"https://198.51.100.7\")", "+1+cmd|' /C calc'!A0", "@SUM(1)",
        "{{script}}{{data}}{{title}}", "\" onmouseover=\"alert(5)", "' onfocus='alert(6)", "` ${alert(7)} `", "&lt;b&gt;&amp;", "__proto__", "constructor", "\u202Egnp.exe", "line\u2028separator\u2029end",
        "\u001B[2J\u0007", "\uD800alone", new string('W', 10_000),
    ];

    public static IEnumerable<AxisDevice> All() => Texts.Select((text, number) => Device(text, number));

    public static AxisDevice Device(string text, int number) => new()
    {
        Address = text,
        SerialNumber = text,
        Outcome = number % 2 == 0 ? Outcome.Succeeded : Outcome.Failed,
        Error = text,
        RecommendedAction = text,
        Identity = new DeviceIdentity(IdentityLevel.Claim, text, text) { PublicKeySha256 = text, CertificateSubject = text, CertificateIssuer = text, CertificateNotAfter = Fleet.Noon },
        ReadAt = Fleet.Noon,
        Brand = text,
        Model = text,
        FullName = text,
        ProductType = text,
        Variant = text,
        OsVersion = AxisOsVersion.TryParse("9.80.1" + text, out AxisOsVersion? version) ? version : null,
        OsTrack = text,
        Support = new DeviceSupport(text, new DateOnly(2025, 1, 1), true, text),
        BuildDate = text,
        HardwareId = text,
        Soc = text,
        Architecture = text,
        MacAddress = text,
        IPAddresses = [text, text],
        HostName = text,
        Dot1X = new DeviceDot1X(true, text, text, text),
        TimeZone = text,
        TimeSource = text,
        TimeServers = [text],
        BootId = text,
        AccountRole = text,
        OnvifUsers = [text],
        SshUsers = [text],
        WebServer = new DeviceWebServer(text, text, text, 80, 443, true, text),
        Syslog = new DeviceSyslog(true, [new DeviceSyslogServer(text, 514, text, text)]),
        Firewall = new DeviceFirewall(true, text, 1, false),
        Certificates = [new(text, CertificateKind.Issued, text, text, Fleet.Noon, Fleet.Noon, text, text, true)],
        Keystores = [new DeviceKeystore(text, text)],
        Applications = [new(text, text, text, text, text, text, text, null, text)],
        Storage = [new(text, text, long.MaxValue, -1, text, null, null)],
        RollbackImage = new RollbackImage(text, false, null, text),
        Site = text,
        Tags = [text],
        Facts = [new("Model", FactState.Value, text, null), new(text, FactState.Failed, text, text), new("SshEnabled", FactState.NotPermitted, text, text)],
        Extra = new Dictionary<string, string> { [text] = text },
    };
}
