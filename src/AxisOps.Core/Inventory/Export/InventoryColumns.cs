using System.Globalization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>The columns of a csv inventory, in their order.</summary>
public static class InventoryColumns
{
    /// <summary>Gets every column. New ones are added at the end, none changes its meaning.</summary>
    public static IReadOnlyList<InventoryColumn> All { get; } =
    [
        new("Outcome", "How the reading ended: Succeeded, Failed, Skipped, Cancelled, Unknown or Unchanged", d => d.Outcome.ToString(), IsOwn: true),
        new("Error", "Why it did not succeed", d => d.Error),
        new("SerialNumber", "Twelve hexadecimal digits", d => d.SerialNumber),
        new("Address", "The address or name it was asked at", d => d.Address),
        new("HttpPort", "The port of plain HTTP where it is not 80", d => Whole(d.HttpPort), IsOwn: true),
        new("HttpsPort", "The port of HTTPS where it is not 443", d => Whole(d.HttpsPort), IsOwn: true),
        new("Model", "The product number", d => d.Model),
        new("FullName", "The full product name", d => d.FullName),
        new("OsVersion", "The AXIS OS version", d => d.OsVersion?.Text),
        new("OsTrack", "The track the version belongs to", d => d.OsTrack),
        new("HardwareId", "The hardware id", d => d.HardwareId),
        new("Soc", "The system on chip", d => d.Soc),
        new("Architecture", "The processor architecture", d => d.Architecture),
        new("MacAddress", "The MAC address with colons", d => d.MacAddress),
        new("IPAddresses", "The addresses of its interfaces, joined by '; '", d => Join(d.IPAddresses)),
        new("HostName", "Its host name", d => d.HostName),
        new("ClockOffsetSeconds", "How far its clock is ahead, in seconds; negative when behind", d => Seconds(d.ClockOffset), IsOwn: true),
        new("TimeZone", "Its time zone", d => d.TimeZone),
        new("TimeSynchronized", "Whether its clock is synchronised: True or False", d => d.TimeSynchronized?.ToString(), IsOwn: true),
        new("UptimeSeconds", "The time since it started, in seconds", d => Seconds(d.Uptime), IsOwn: true),
        new("Setup", "Configured, or NeedsSetup without a first administrator", d => d.Setup?.ToString(), IsOwn: true),
        new("Identity", "How sure it is who answered: None, Unprotected, Claim, Enrolled or Proven", d => d.Identity.Level.ToString(), IsOwn: true),
        new("AccountRole", "The role of the account that asked", d => d.AccountRole),
        new("CertificateSubject", "The subject of the certificate it served", d => Served(d)?.Subject ?? d.Identity.CertificateSubject),
        new("CertificateIssuer", "The issuer of the certificate it served", d => Served(d)?.Issuer ?? d.Identity.CertificateIssuer),
        new("CertificateKind", "DeviceId, SelfSigned, Issued or Authority", d => Served(d)?.Kind.ToString(), IsOwn: true),
        new("CertificateNotAfter", "The end of its validity, UTC", d => Instant(Served(d)?.NotAfter ?? d.Identity.CertificateNotAfter), IsOwn: true),
        new("Applications", "Its applications as 'name version status', joined by '; '", d => Join(d.Applications?.Select(Application))),
        new("RollbackVersion", "The AXIS OS version it can go back to", d => d.RollbackImage?.Version),
        new("Committed", "Whether the active image is committed: True or False", d => d.RollbackImage?.IsCommitted?.ToString(), IsOwn: true),
        new("ReadAt", "When it was read, UTC", d => Instant(d.ReadAt), IsOwn: true),
        new("NotRead", "Each fact without a value and why, joined by '; '", d => Join(d.Facts.Where(f => f.State != FactState.Value).Select(f => f.ToString()))),
    ];

    private static DeviceCertificate? Served(AxisDevice device) => device.Certificates?.FirstOrDefault(certificate => certificate.IsServed);

    private static string Application(DeviceApplication application) =>
        string.Join(' ', new[] { application.Name, application.Version, application.Status }.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Join(IEnumerable<string>? parts) => parts is null ? null : string.Join("; ", parts);

    private static string? Whole(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Seconds(TimeSpan? value) => value?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? value) => value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
