using System.Net;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Journal;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator;

/// <summary>One simulated unit. What a unit does not change it shares with all units of its profile.</summary>
public sealed class SimulatedDevice
{
    private const int OtherUnits = 8_000_000; // serial numbers from here on belong to no device of any fleet
    private readonly TimeProvider clock;
    private readonly DateTimeOffset started;
    private readonly TimeSpan uptimeAtStart;
    private readonly byte[] nonceSecret;
    private readonly DeviceTls tls;
    private Dictionary<string, string>? changedParameters;
    private NonceIssuer? nonces;
    private BruteForceGuard? guard;

    internal SimulatedDevice(int index, DeviceProfile profile, IPAddress address, FleetContext fleet, bool factoryNew)
    {
        this.Index = index;
        this.ProfileData = profile;
        this.Address = address;
        this.IsFactoryNew = factoryNew;
        this.Identity = DeviceIdentity.Create(fleet.Source, profile.Document.Oui, index);
        this.clock = fleet.Clock;
        this.started = fleet.Clock.GetUtcNow();
        this.uptimeAtStart = TimeSpan.FromSeconds(3600 + fleet.Source.Number("uptime", index, 40 * 24 * 3600));
        this.BootId = fleet.Source.Guid("boot", index);
        this.UpnpBootId = fleet.Source.Guid("upnp", index);
        this.WsDiscoveryId = fleet.Source.Guid("wsdiscovery", index);
        this.SocSerial = Convert.ToHexString(fleet.Source.Bytes("soc", index, 8));
        this.nonceSecret = fleet.Source.Bytes("nonce", index, 20);
        this.Accounts = factoryNew ? [] : fleet.Accounts;
        this.Journal = new RequestJournal(fleet.JournalLimit);
        this.Faults = new FaultPlan(new FaultContext(
            () => DeviceIdentity.Create(fleet.Source, profile.Document.Oui, index + OtherUnits).Serial));
        this.tls = new DeviceTls(this, fleet);
    }

    /// <summary>Gets the serial number as announced and printed in the manifest.</summary>
    public string SerialNumber => this.Identity.Serial;

    /// <summary>Gets the address to reach the device at.</summary>
    public IPAddress Address { get; }

    /// <summary>Gets the HTTP port.</summary>
    public int HttpPort { get; internal set; }

    /// <summary>Gets the HTTPS port.</summary>
    public int HttpsPort { get; internal set; }

    /// <summary>Gets the port of the UPnP description; 0 where there is none.</summary>
    public int UpnpPort { get; internal set; }

    /// <summary>Gets the root of the device's HTTP server.</summary>
    public Uri HttpUri => new UriBuilder("http", this.Address.ToString(), this.HttpPort).Uri;

    /// <summary>Gets the root of the device's HTTPS server.</summary>
    public Uri HttpsUri => new UriBuilder("https", this.Address.ToString(), this.HttpsPort).Uri;

    /// <summary>Gets the profile's name.</summary>
    public string Profile => this.ProfileData.Name;

    /// <summary>Gets the product number, such as <c>P3245-LVE</c>.</summary>
    public string Model => this.ProfileData.Document.Model;

    /// <summary>Gets the AXIS OS version.</summary>
    public string Version => this.ProfileData.Document.Version;

    /// <summary>Gets the host name without domain.</summary>
    public string HostName => this.Identity.HostName;

    /// <summary>Gets whether nobody has made the first administrator yet.</summary>
    public bool IsFactoryNew { get; }

    /// <summary>Gets what arrived at the device.</summary>
    public RequestJournal Journal { get; }

    /// <summary>Gets the device's faults.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Gets the certificate the HTTPS server presents now. Makes it if no handshake has yet.</summary>
    public X509Certificate2 Certificate => this.tls.Current.Certificate;

    internal int Index { get; }

    /// <summary>Gets the link-local addresses it answers at besides its main one; IPv6 ones with their scope.</summary>
    internal IReadOnlyList<IPAddress> LinkLocalAddresses { get; init; } = [];

    internal IEnumerable<IPAddress> Addresses => this.LinkLocalAddresses.Prepend(this.Address);

    internal DeviceProfile ProfileData { get; }

    internal DeviceIdentity Identity { get; }

    /// <summary>Gets who the device says it is: another unit when it plays an impostor.</summary>
    internal DeviceIdentity Claimed => this.Faults.ClaimedSerial is { } serial ? new DeviceIdentity(serial) : this.Identity;

    internal IReadOnlyList<Account> Accounts { get; }

    internal DeviceTls Tls => this.tls;

    internal DateTimeOffset Now => this.clock.GetUtcNow();

    internal TimeProvider Clock => this.clock;

    internal TimeSpan Uptime => this.uptimeAtStart + (this.Now - this.started);

    internal Guid BootId { get; }

    /// <summary>Gets what SSDP headers call the start of the UPnP server.</summary>
    internal Guid UpnpBootId { get; }

    /// <summary>Gets the endpoint reference of WS-Discovery: not made from the serial number, the same after each start.</summary>
    internal Guid WsDiscoveryId { get; }

    internal string SocSerial { get; }

    internal NonceIssuer Nonces => LazyInitializer.EnsureInitialized(ref this.nonces, () => new NonceIssuer(this.nonceSecret));

    internal BruteForceGuard Guard => LazyInitializer.EnsureInitialized(ref this.guard, () => new BruteForceGuard());

    internal string AuthenticationPolicyName =>
        this.GetParameter("Network.HTTP.AuthenticationPolicy") ?? this.ProfileData.Document.Http.AuthenticationPolicy;

    /// <summary>Gets whether the HTTPS port answers: some releases have no certificate before somebody makes one.</summary>
    internal bool ServesHttps =>
        this.ProfileData.Document.Tls.Enabled
        && (!this.IsFactoryNew || this.ProfileData.Document.Tls.WhenFactoryNew)
        && !string.Equals(this.GetParameter("HTTPS.Enabled"), "no", StringComparison.OrdinalIgnoreCase);

    internal bool ServesHttp => this.ProfileData.Document.Http.Enabled;

    internal bool KnowsUpnp => this.ProfileData.Document.Discovery.Upnp is not null;

    internal bool AnnouncesByUpnp => this.ProfileData.Document.Discovery.Upnp is { } upnp && this.IsOn(upnp.Switch);

    internal bool AnnouncesByWsDiscovery => this.ProfileData.Document.Discovery.WsDiscovery is { } discovery && this.IsOn(discovery.Switch);

    /// <summary>Gets or sets what is told when a setting changed that others may have heard of.</summary>
    internal Action<SimulatedDevice>? SettingsChanged { get; set; }

    /// <summary>Reads a parameter by its name without <c>root.</c>; null where the device has none.</summary>
    public string? GetParameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Volatile.Read(ref this.changedParameters) is { } changed && changed.TryGetValue(name, out var value))
        {
            return value;
        }

        return this.ProfileData.Parameters.Find(name)?.Value.RenderText(token => DeviceTokens.Resolve(this, token));
    }

    /// <summary>Sets a parameter of this unit only, as if somebody had; it must exist in the profile.</summary>
    /// <exception cref="ArgumentException">The profile has no such parameter.</exception>
    public void SetParameter(string name, string value)
    {
        if (this.ProfileData.Parameters.Find(name) is null)
        {
            throw new ArgumentException($"Profile {this.Profile} has no parameter '{name}'.", nameof(name));
        }

        var copy = new Dictionary<string, string>(this.changedParameters ?? [], StringComparer.Ordinal) { [name] = value };
        Volatile.Write(ref this.changedParameters, copy);
        this.SettingsChanged?.Invoke(this);
    }

    internal string ValueOf(Parameter parameter) =>
        Volatile.Read(ref this.changedParameters) is { } changed && changed.TryGetValue(parameter.Name, out var value)
            ? value
            : parameter.Value.RenderText(token => DeviceTokens.Resolve(this, token));

    internal Account? FindAccount(string name) => this.Accounts.FirstOrDefault(account => account.Name == name);

    private bool IsOn(string? parameter) =>
        parameter is null || string.Equals(this.GetParameter(parameter), "yes", StringComparison.OrdinalIgnoreCase);
}
