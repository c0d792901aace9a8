namespace AxisOps;

/// <summary>
/// What was read from one device at one moment. Immutable, without client, credential or socket: it survives <c>Export-Clixml</c> and
/// remoting. Null means the device did not report it; <see cref="Facts"/> says why.
/// </summary>
public sealed class AxisDevice
{
    private string? site;
    private IReadOnlyList<string> tags = [];

    /// <summary>Gets the address it was asked at.</summary>
    public required string Address { get; init; }

    /// <summary>Gets the serial number, in normal form; null when the device could not be asked and none was expected.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets how the reading ended.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Gets what went wrong; null when nothing did.</summary>
    public DeviceErrorKind? ErrorKind { get; init; }

    /// <summary>Gets why the outcome is not <see cref="Outcome.Succeeded"/>; null when it is.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what to do about the error; null when there is nothing to say.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Gets who answered, and how sure that is.</summary>
    public DeviceIdentity Identity { get; init; } = DeviceIdentity.None;

    /// <summary>Gets the scheme that was spoken; null when nothing answered.</summary>
    public DeviceScheme? Scheme { get; init; }

    /// <summary>Gets the port of plain HTTP where it is not 80; null otherwise or when not known.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the port of HTTPS where it is not 443; null otherwise or when not known.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets when it was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Gets the brand, for example <c>AXIS</c>.</summary>
    public string? Brand { get; init; }

    /// <summary>Gets the product number, for example <c>P3245-LVE</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the full product name.</summary>
    public string? FullName { get; init; }

    /// <summary>Gets the product type, for example <c>Network Camera</c>.</summary>
    public string? ProductType { get; init; }

    /// <summary>Gets the product variant, for example <c>22mm</c>.</summary>
    public string? Variant { get; init; }

    /// <summary>Gets the AXIS OS version.</summary>
    public AxisOsVersion? OsVersion { get; init; }

    /// <summary>Gets the track the version belongs to, for example <c>LTS 2024</c>; null when it belongs to none that is known.</summary>
    public string? OsTrack { get; init; }

    /// <summary>Gets how long the version is maintained, by its track.</summary>
    public DeviceSupport? Support { get; init; }

    /// <summary>Gets the build date as the device spells it.</summary>
    public string? BuildDate { get; init; }

    /// <summary>Gets the hardware id, for example <c>92D</c> or <c>714.4</c>.</summary>
    public string? HardwareId { get; init; }

    /// <summary>Gets the system on chip.</summary>
    public string? Soc { get; init; }

    /// <summary>Gets the processor architecture, for example <c>aarch64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>Gets the MAC address with colons, upper case.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Gets the addresses of its interfaces, with prefix length where told (<c>192.0.2.7/24</c>).</summary>
    public IReadOnlyList<string>? IPAddresses { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets its host name.</summary>
    public string? HostName { get; init; }

    /// <summary>Gets 802.1X on its wired interface.</summary>
    public DeviceDot1X? Dot1X { get; init; }

    /// <summary>Gets how far its clock is ahead of this computer's (negative: behind).</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>Gets its time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Gets whether its NTP client says it is synchronised.</summary>
    public bool? TimeSynchronized { get; init; }

    /// <summary>Gets where its time comes from: <c>NTP</c>, <c>PC</c> or <c>None</c>.</summary>
    public string? TimeSource { get; init; }

    /// <summary>Gets the time servers in use: those that were set, else those the network offers. Empty when there is none.</summary>
    public IReadOnlyList<string>? TimeServers { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets the time since it started.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>Gets what names this start of the device: another one after every restart; from AXIS OS 11.11.</summary>
    public string? BootId { get; init; }

    /// <summary>Gets whether the first administrator exists.</summary>
    public SetupState? Setup { get; init; }

    /// <summary>Gets the role of the account that asked: Administrator, Operator or Viewer.</summary>
    public string? AccountRole { get; init; }

    /// <summary>Gets the names of its ONVIF accounts, which are a list of their own.</summary>
    public IReadOnlyList<string>? OnvifUsers { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets whether it offers SSH.</summary>
    public bool? SshEnabled { get; init; }

    /// <summary>Gets the names of its SSH accounts; null before AXIS OS 11.11, where the password of root opens SSH.</summary>
    public IReadOnlyList<string>? SshUsers { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets how its web server is set up.</summary>
    public DeviceWebServer? WebServer { get; init; }

    /// <summary>Gets by which protocols it lets itself be found.</summary>
    public DeviceDiscovery? Discovery { get; init; }

    /// <summary>Gets whom it sends its log to.</summary>
    public DeviceSyslog? Syslog { get; init; }

    /// <summary>Gets its firewall.</summary>
    public DeviceFirewall? Firewall { get; init; }

    /// <summary>Gets its certificates, or the one seen in the handshake where it has no interface that lists them.</summary>
    public IReadOnlyList<DeviceCertificate>? Certificates { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets the places that hold its private keys.</summary>
    public IReadOnlyList<DeviceKeystore>? Keystores { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets its applications.</summary>
    public IReadOnlyList<DeviceApplication>? Applications { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets its storages.</summary>
    public IReadOnlyList<DeviceStorage>? Storage { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets the image it can go back to.</summary>
    public RollbackImage? RollbackImage { get; init; }

    /// <summary>Gets the site it belongs to, as the fleet store or a file said; null when neither did.</summary>
    public string? Site { get => site; init => site = value; }

    /// <summary>Gets the tags it carries in the fleet store or a file.</summary>
    public IReadOnlyList<string> Tags { get => tags; init => tags = IndexableList.Of(value); }

    /// <summary>Gets how each fact was read.</summary>
    public IReadOnlyList<DeviceFact> Facts { get; init => field = IndexableList.Of(value); } = [];

    /// <summary>Gets what the device reported beside the facts above, by the name it gave.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns this device with another site and other tags: they are told by people, not by the device.</summary>
    /// <param name="newSite">The site, or null.</param>
    /// <param name="newTags">The tags.</param>
    /// <returns>A copy.</returns>
    public AxisDevice WithLabels(string? newSite, IReadOnlyList<string> newTags)
    {
        ArgumentNullException.ThrowIfNull(newTags);
        var copy = (AxisDevice)MemberwiseClone();
        copy.site = newSite;
        copy.tags = IndexableList.Of(newTags);
        return copy;
    }

    /// <summary>Returns the device as its name: model, serial number and address.</summary>
    /// <returns>For example <c>P3245-LVE B8A44F000001 (192.0.2.7)</c>.</returns>
    public override string ToString() =>
        SerialNumber is null ? $"{Model ?? "Device"} ({Address})" : $"{Model ?? "Device"} {SerialNumber} ({Address})";
}
