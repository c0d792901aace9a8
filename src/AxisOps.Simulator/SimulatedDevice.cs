using System.Net;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Journal;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;
using AxisOps.Simulator.Soap;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator;

/// <summary>One simulated unit. What a unit does not change it shares with all units of its profile.</summary>
public sealed class SimulatedDevice
{
    private const int OtherUnits = 8_000_000; // serial numbers from here on belong to no device of any fleet
    private readonly TimeProvider clock;
    private readonly FleetContext fleet;
    private readonly byte[] nonceSecret;
    private readonly DeviceTls tls;
    private readonly bool bornNew;
    private long clockOffset;
    private ITimer? wake;
    private NonceIssuer? nonces;
    private BruteForceGuard? guard;

    internal SimulatedDevice(int index, DeviceProfile profile, IPAddress address, FleetContext fleet, bool factoryNew)
    {
        this.Index = index;
        this.ProfileData = profile;
        this.Address = address;
        this.bornNew = factoryNew;
        this.fleet = fleet;
        this.Identity = DeviceIdentity.Create(fleet.Source, profile.Document.Oui, index);
        this.clock = fleet.Clock;
        var uptime = TimeSpan.FromSeconds(3600 + fleet.Source.Number("uptime", index, 40 * 24 * 3600));
        this.Power = new PowerState(fleet.Clock, fleet.Source, index, fleet.Clock.GetUtcNow() - uptime);
        this.SocSerial = Convert.ToHexString(fleet.Source.Bytes("soc", index, 8));
        this.nonceSecret = fleet.Source.Bytes("nonce", index, 20);
        this.Journal = new RequestJournal(fleet.JournalLimit);
        this.Faults = new FaultPlan(new FaultContext(
            () => DeviceIdentity.Create(fleet.Source, profile.Document.Oui, index + OtherUnits).Serial))
        {
            Changed = this.NotifyChanged,
        };
        this.tls = new DeviceTls(this, fleet);
    }

    /// <summary>Gets the serial number as announced and printed in the manifest.</summary>
    public string SerialNumber => this.Identity.Serial;

    /// <summary>Occurs after something that others follow has changed: a setting, an account, the power, the address, a fault.</summary>
    public event Action<SimulatedDevice>? Changed;

    /// <summary>Gets the address to reach the device at.</summary>
    public IPAddress Address { get; private set; }

    /// <summary>Gets the HTTP port.</summary>
    public int HttpPort { get; internal set; }

    /// <summary>Gets the HTTPS port.</summary>
    public int HttpsPort { get; internal set; }

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
    public bool IsFactoryNew => this.Accounts.Count == 0;

    /// <summary>Gets or sets how far the device's own clock is from the fleet's; its <c>Date</c>, logs and nonces follow it, its uptime does not.</summary>
    public TimeSpan ClockOffset
    {
        get => new(Interlocked.Read(ref this.clockOffset));
        set => Interlocked.Exchange(ref this.clockOffset, value.Ticks);
    }

    /// <summary>Gets what arrived at the device.</summary>
    public RequestJournal Journal { get; }

    /// <summary>Gets the device's faults.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Gets the certificate the HTTPS server presents now. Makes it if no handshake has yet.</summary>
    public X509Certificate2 Certificate => this.tls.Current.Certificate;

    internal int Index { get; }

    internal DeviceProfile ProfileData { get; }

    internal DeviceIdentity Identity { get; }

    /// <summary>Gets who the device says it is: another unit when it plays an impostor.</summary>
    internal DeviceIdentity Claimed => this.Faults.ClaimedSerial is { } serial ? new DeviceIdentity(serial) : this.Identity;

    /// <summary>Gets what this unit has of its own; the rest is its profile's.</summary>
    internal DeviceState State { get; } = new();

    internal PowerState Power { get; }

    internal IReadOnlyList<Account> Accounts => this.State.Peek<AccountBook>()?.All ?? this.FirstAccounts;

    internal DeviceTls Tls => this.tls;

    internal DateTimeOffset Now => this.clock.GetUtcNow() + this.ClockOffset;

    internal TimeProvider Clock => this.clock;

    internal TimeSpan Uptime => this.Power.Uptime;

    internal Guid BootId => this.Power.BootId;

    internal string SocSerial { get; }

    internal NonceIssuer Nonces => LazyInitializer.EnsureInitialized(ref this.nonces, () => new NonceIssuer(this.nonceSecret));

    internal BruteForceGuard Guard => LazyInitializer.EnsureInitialized(ref this.guard, () => new BruteForceGuard());

    private IReadOnlyList<Account> FirstAccounts => this.bornNew ? [] : this.fleet.Accounts;

    internal string AuthenticationPolicyName =>
        this.GetParameter("Network.HTTP.AuthenticationPolicy") ?? this.ProfileData.Document.Http.AuthenticationPolicy;

    /// <summary>Gets whether the HTTPS port answers: some releases have no certificate before somebody makes one.</summary>
    internal bool ServesHttps =>
        this.ProfileData.Document.Tls.Enabled
        && (!this.IsFactoryNew || this.ProfileData.Document.Tls.WhenFactoryNew)
        && !string.Equals(this.GetParameter("HTTPS.Enabled"), "no", StringComparison.OrdinalIgnoreCase)
        && WebServerPolicy.Opens(this, https: true)
        && !WebServerRestart.IsUnderWay(this);

    /// <summary>Gets whether the HTTP port answers: not when HTTPS alone is allowed.</summary>
    internal bool ServesHttp =>
        this.ProfileData.Document.Http.Enabled && WebServerPolicy.Opens(this, https: false) && !WebServerRestart.IsUnderWay(this);

    /// <summary>Reads a parameter by its name without <c>root.</c>; null where the device has none.</summary>
    public string? GetParameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (this.State.Peek<ParameterState>()?.Find(name) is { } value)
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

        this.State.Get(() => new ParameterState()).Set(name, value);
        this.NotifyChanged();
    }

    /// <summary>Restarts the device: it answers nothing while down, then says that it is not ready.</summary>
    public void Restart(TimeSpan down, TimeSpan untilReady)
    {
        this.Power.Restart(down, untilReady);
        this.NotifyChanged();
        this.wake?.Dispose();
        this.wake = this.clock.CreateTimer(_ => this.NotifyChanged(), null, down, untilReady > TimeSpan.Zero ? untilReady : Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes the device's power, until it is restarted.</summary>
    public void SwitchOff()
    {
        this.Power.SwitchOff();
        this.NotifyChanged();
    }

    /// <summary>Gives the device another address, as a new DHCP lease does. In address mode only; open connections are the caller's to end.</summary>
    internal void MoveTo(IPAddress address)
    {
        this.Address = address;
        this.NotifyChanged();
    }

    /// <summary>Puts the device back to what the factory made: no account, its own certificate anew, settings of the profile.</summary>
    internal void ResetToFactory(FactoryDefault kind)
    {
        this.State.Reset(kind);
        this.ChangeAccounts(_ => []);
        this.tls.Forget();
        this.NotifyChanged();
    }

    /// <summary>Changes the accounts as a whole; <paramref name="change"/> returns null to leave them as they are.</summary>
    internal bool ChangeAccounts(Func<IReadOnlyList<Account>, IReadOnlyList<Account>?> change)
    {
        var changed = this.State.Get(() => new AccountBook(this.FirstAccounts)).Change(change);
        if (changed)
        {
            this.NotifyChanged();
        }

        return changed;
    }

    /// <summary>Notes an event in one of the device's logs.</summary>
    internal void Log(LogChannel channel, string level, string process, string message) =>
        this.State.Get(() => new LogBook()).Add(new LogLine(this.Now, channel, level, process, message));

    /// <summary>Tells listeners, announcers and whoever else follows this device that it has changed.</summary>
    internal void NotifyChanged() => this.Changed?.Invoke(this);

    internal string ValueOf(Parameter parameter) =>
        this.State.Peek<ParameterState>()?.Find(parameter.Name)
            ?? parameter.Value.RenderText(token => DeviceTokens.Resolve(this, token));

    internal Account? FindAccount(string name) => this.Accounts.FirstOrDefault(account => account.Name == name);
}
