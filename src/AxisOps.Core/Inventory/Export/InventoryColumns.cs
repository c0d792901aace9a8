using static AxisOps.Core.Inventory.Export.InventoryColumnGroup;
using Column = AxisOps.Core.Inventory.Export.InventoryColumn<AxisOps.AxisDevice>;

namespace AxisOps.Core.Inventory.Export;

/// <summary>The columns of a csv inventory and of the sheet Devices of a workbook, in their order.</summary>
public static class InventoryColumns
{
    /// <summary>Gets every column. New ones are added at the end, none changes its meaning.</summary>
    public static IReadOnlyList<InventoryColumn<AxisDevice>> All { get; } =
    [
        Column.OfWord<Outcome>("Outcome", "Outcome", "How the reading ended: Succeeded, Failed, Skipped, Cancelled, Unknown or Unchanged", d => d.Outcome).In(Result),
        Column.OfText("Error", "Error", "Why it did not succeed", d => d.Error).In(Result),
        Column.OfText("SerialNumber", "Serial number", "Twelve hexadecimal digits", d => d.SerialNumber).In(Product, nameof(AxisDevice.SerialNumber)),
        Column.OfText("Address", "Address", "The address or name it was asked at", d => d.Address).In(Network),
        Column.OfNumber("HttpPort", "HTTP port", "The port of plain HTTP where it is not 80", d => d.HttpPort).In(Network),
        Column.OfNumber("HttpsPort", "HTTPS port", "The port of HTTPS where it is not 443", d => d.HttpsPort).In(Network),
        Column.OfText("Model", "Model", "The product number", d => d.Model).In(Product, nameof(AxisDevice.Model)),
        Column.OfText("FullName", "Full name", "The full product name", d => d.FullName).In(Product, nameof(AxisDevice.FullName)),
        Column.OfVersion("OsVersion", "AXIS OS", "The AXIS OS version", d => d.OsVersion).In(Software, nameof(AxisDevice.OsVersion)),
        Column.OfText("OsTrack", "Track", "The track the version belongs to", d => d.OsTrack).In(Software, nameof(AxisDevice.OsTrack)),
        Column.OfText("HardwareId", "Hardware id", "The hardware id", d => d.HardwareId).In(Product, nameof(AxisDevice.HardwareId)),
        Column.OfText("Soc", "System on chip", "The system on chip", d => d.Soc).In(Product, nameof(AxisDevice.Soc)),
        Column.OfText("Architecture", "Architecture", "The processor architecture", d => d.Architecture).In(Product, nameof(AxisDevice.Architecture)),
        Column.OfText("MacAddress", "MAC address", "The MAC address with colons", d => d.MacAddress).In(Network, nameof(AxisDevice.MacAddress)),
        Column.OfText("IPAddresses", "IP addresses", "The addresses of its interfaces, joined by '; '", d => Join(d.IPAddresses)).In(Network, nameof(AxisDevice.IPAddresses)),
        Column.OfText("HostName", "Host name", "Its host name", d => d.HostName).In(Network, nameof(AxisDevice.HostName)),
        Column.OfNumber("ClockOffsetSeconds", "Clock offset (s)", "How far its clock is ahead, in seconds; negative when behind", d => Seconds(d.ClockOffset))
            .In(Time, nameof(AxisDevice.ClockOffset)),
        Column.OfText("TimeZone", "Time zone", "Its time zone", d => d.TimeZone).In(Time, nameof(AxisDevice.TimeZone)),
        Column.OfBoolean("TimeSynchronized", "Time synchronised", "Whether its clock is synchronised: True or False", d => d.TimeSynchronized)
            .In(Time, nameof(AxisDevice.TimeSynchronized)),
        Column.OfNumber("UptimeSeconds", "Uptime (s)", "The time since it started, in seconds", d => Seconds(d.Uptime)).In(Time, nameof(AxisDevice.Uptime)),
        Column.OfWord<SetupState>("Setup", "Setup", "Configured, or NeedsSetup without a first administrator", d => d.Setup).In(Access, nameof(AxisDevice.Setup)),
        Column.OfWord<IdentityLevel>("Identity", "Identity", "How sure it is who answered: None, Unprotected, Claim, Enrolled or Proven", d => d.Identity.Level).In(Access),
        Column.OfText("AccountRole", "Role of the account", "The role of the account that asked", d => d.AccountRole).In(Access, nameof(AxisDevice.AccountRole)),
        Column.OfText("CertificateSubject", "Certificate subject", "The subject of the certificate it served", d => Served(d)?.Subject ?? d.Identity.CertificateSubject)
            .In(Access),
        Column.OfText("CertificateIssuer", "Certificate issuer", "The issuer of the certificate it served", d => Served(d)?.Issuer ?? d.Identity.CertificateIssuer)
            .In(Access),
        Column.OfWord<CertificateKind>("CertificateKind", "Certificate kind", "DeviceId, SelfSigned, Issued or Authority", d => Served(d)?.Kind).In(Access),
        Column.OfInstant("CertificateNotAfter", "Certificate end", "The end of its validity, UTC", d => Served(d)?.NotAfter ?? d.Identity.CertificateNotAfter).In(Access),
        Column.OfText("Applications", "Applications", "Its applications as 'name version status', joined by '; '", d => Join(d.Applications?.Select(Application)))
            .In(Software, nameof(AxisDevice.Applications)),
        Column.OfText("RollbackVersion", "Rollback version", "The AXIS OS version it can go back to", d => d.RollbackImage?.Version)
            .In(Software, nameof(AxisDevice.RollbackImage)),
        Column.OfBoolean("Committed", "Image committed", "Whether the active image is committed: True or False", d => d.RollbackImage?.IsCommitted)
            .In(Software, nameof(AxisDevice.RollbackImage)),
        Column.OfInstant("ReadAt", "Read at", "When it was read, UTC", d => d.ReadAt).In(Result),
        Column.OfText("NotRead", "Not read", "Each fact that was asked for and has no value, and why, joined by '; '", d => Join(NotRead(d).Select(fact => fact.ToString()))).In(Result),
        Column.OfText("Site", "Site", "The site it belongs to", d => d.Site).In(Result),
        Column.OfText("Tags", "Tags", "Its tags, joined by '; '", d => Join(d.Tags)).In(Result),
        Column.OfDate("SupportEnd", "Support end", "The last day its AXIS OS track is supported", d => d.Support?.End).In(Software, nameof(AxisDevice.Support)),
        Column.OfBoolean("SupportConfirmed", "Support end confirmed", "Whether that day stands in a text of the vendor: True or False", d => d.Support?.End is null ? null : d.Support.IsConfirmed)
            .In(Software, nameof(AxisDevice.Support)),
        Column.OfText("WebServerPolicy", "Web server", "Http, Https or HttpAndHttps: what administrators may speak", d => d.WebServer?.Policy).In(Service, nameof(AxisDevice.WebServer)),
        Column.OfText("AuthenticationPolicy", "Authentication", "basic, digest, basic_digest or recommended", d => d.WebServer?.AuthenticationPolicy)
            .In(Service, nameof(AxisDevice.WebServer)),
        Column.OfText("Dot1X", "802.1X", "802.1X on its wired interface: on or off, with its state", d => d.Dot1X?.ToString()).In(Network, nameof(AxisDevice.Dot1X)),
        Column.OfBoolean("Mdns", "mDNS", "Whether it announces itself by multicast DNS: True or False", d => d.Discovery?.Mdns).In(Service, nameof(AxisDevice.Discovery)),
        Column.OfBoolean("Upnp", "UPnP", "Whether it announces itself by UPnP: True or False", d => d.Discovery?.Upnp).In(Service, nameof(AxisDevice.Discovery)),
        Column.OfBoolean("WsDiscovery", "WS-Discovery", "Whether it answers WS-Discovery: True or False", d => d.Discovery?.WsDiscovery).In(Service, nameof(AxisDevice.Discovery)),
        Column.OfText("Firewall", "Firewall", "Its firewall or address filter: on or off, with its policy and rules", d => d.Firewall?.ToString()).In(Service, nameof(AxisDevice.Firewall)),
        Column.OfText("Syslog", "Remote syslog", "The servers it sends its log to, or off", d => d.Syslog?.ToString()).In(Service, nameof(AxisDevice.Syslog)),
        Column.OfText("TimeSource", "Time source", "NTP, PC or None", d => d.TimeSource).In(Time, nameof(AxisDevice.TimeSource)),
        Column.OfText("TimeServers", "Time servers", "The time servers in use, joined by '; '", d => Join(d.TimeServers)).In(Time, nameof(AxisDevice.TimeServers)),
        Column.OfBoolean("SshEnabled", "SSH", "Whether it offers SSH: True or False", d => d.SshEnabled).In(Access, nameof(AxisDevice.SshEnabled)),
        Column.OfText("SshUsers", "SSH accounts", "Its SSH accounts, joined by '; '", d => Join(d.SshUsers)).In(Access, nameof(AxisDevice.SshUsers)),
        Column.OfText("OnvifUsers", "ONVIF accounts", "Its ONVIF accounts, joined by '; '", d => Join(d.OnvifUsers)).In(Access, nameof(AxisDevice.OnvifUsers)),
        Column.OfText("Keystores", "Keystores", "The places that hold its private keys, joined by '; '", d => Join(d.Keystores)).In(Access, nameof(AxisDevice.Keystores)),
        Column.OfText("Storage", "Storage", "Its storages with their state, joined by '; '", d => Join(d.Storage)).In(Software, nameof(AxisDevice.Storage)),
        Column.OfText("BootId", "Boot id", "What names this start of the device; another one after every restart", d => d.BootId).In(Time, nameof(AxisDevice.BootId)),
    ];

    /// <summary>The facts that were asked for and have no value.</summary>
    internal static IEnumerable<DeviceFact> NotRead(AxisDevice device) => device.Facts.Where(fact => fact.State is not (FactState.Value or FactState.NotRequested));

    private static DeviceCertificate? Served(AxisDevice device) => device.Certificates?.FirstOrDefault(certificate => certificate.IsServed);

    private static string Application(DeviceApplication application) =>
        string.Join(' ', new[] { application.Name, application.Version, application.Status }.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Join<T>(IEnumerable<T>? parts) => parts is null ? null : string.Join("; ", parts);

    private static decimal? Seconds(TimeSpan? value) => value is { } span ? Math.Round((decimal)span.Ticks / TimeSpan.TicksPerSecond, 3) : null;
}
