using System.Net;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Journal;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;
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
    private int withoutPower;
    private NonceIssuer? nonces;
    private BruteForceGuard? guard;

    internal SimulatedDevice(int index, DeviceProfile profile, FleetContext fleet, bool factoryNew)
    {
        this.Index = index;
        this.ProfileData = profile;
        this.Address = fleet.Addresses.Place(this, index);
        this.bornNew = factoryNew;
        this.fleet = fleet;
        this.Identity = DeviceIdentity.Create(fleet.Source, profile.Document.Oui, index);
        this.clock = fleet.Clock;
        var uptime = TimeSpan.FromSeconds(3600 + fleet.Source.Number("uptime", index, 40 * 24 * 3600));
        this.Power = new PowerState(fleet.Clock, fleet.Source, index, fleet.Clock.GetUtcNow() - uptime);
        this.UpnpBootId = fleet.Source.Guid("upnp", index);
        this.WsDiscoveryId = fleet.Source.Guid("wsdiscovery", index);
        this.Parameters = new UnitParameters(this);
        this.SocSerial = Convert.ToHexString(fleet.Source.Bytes("soc", index, 8));
        this.nonceSecret = fleet.Source.Bytes("nonce", index, 20);
        this.Journal = new RequestJournal(fleet.Journal);
        this.Faults = new FaultPlan(
            new FaultContext(fleet.Source, index, fleet.Clock, () => DeviceIdentity.Create(fleet.Source, profile.Document.Oui, index + OtherUnits).Serial),
            this);
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
    public bool IsFactoryNew => this.Accounts is [] || (this.FactoryAccounts is [var factory] && this.Accounts is [var only] && only == factory);

    /// <summary>Gets or sets how far the device's own clock is from the fleet's; its <c>Date</c>, logs and nonces follow it, its uptime does not.</summary>
    public TimeSpan ClockOffset
    {
        get => new(Interlocked.Read(ref this.clockOffset));
        set => Interlocked.Exchange(ref this.clockOffset, value.Ticks);
    }

    /// <summary>Gets whether nothing answers: no power, or restarting.</summary>
    public bool IsDown => this.Power.IsDown;

    /// <summary>Gets whether it says that all its services are up.</summary>
    public bool IsReady => this.Power.IsReady && !this.Faults.HoldsBoot;

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

    /// <summary>Gets what this unit has of its own; the rest is its profile's.</summary>
    internal DeviceState State { get; } = new();

    internal UnitParameters Parameters { get; }

    internal PowerState Power { get; }

    internal OpenConnections Connections { get; } = new();

    internal IReadOnlyList<Account> Accounts => this.State.Peek<AccountBook>()?.All ?? this.FirstAccounts;

    internal DeviceTls Tls => this.tls;

    internal DateTimeOffset Now => this.clock.GetUtcNow() + this.ClockOffset + this.Faults.ClockShift;

    internal TimeProvider Clock => this.clock;

    /// <summary>Gets how long it has been up; zero while down.</summary>
    public TimeSpan Uptime => this.Power.Uptime;

    /// <summary>Gets the id of this boot; another after each restart.</summary>
    public Guid BootId => this.Power.BootId;

    /// <summary>Gets what SSDP headers call the start of the UPnP server.</summary>
    internal Guid UpnpBootId { get; }

    /// <summary>Gets the endpoint reference of WS-Discovery: not made from the serial number, the same after each start.</summary>
    internal Guid WsDiscoveryId { get; }

    internal string SocSerial { get; }

    internal NonceIssuer Nonces => LazyInitializer.EnsureInitialized(ref this.nonces, () => new NonceIssuer(this.nonceSecret));

    internal BruteForceGuard Guard => LazyInitializer.EnsureInitialized(ref this.guard, () => new BruteForceGuard());

    /// <summary>Gets the policy for passwords of accounts.</summary>
    internal PassphrasePolicy Passphrases => this.State.Get(() => new PassphrasePolicy(this.ProfileData.Document.Accounts.PassphrasePolicy));

    private IReadOnlyList<Account> FirstAccounts => this.bornNew ? this.FactoryAccounts : this.fleet.Accounts;

    /// <summary>Gets what accounts a unit nobody set up has: none, but for old releases.</summary>
    private IReadOnlyList<Account> FactoryAccounts => this.ProfileData.Document.Accounts is { Setup: "default" } document
        ? [new Account(Account.Root, document.FactoryPassword, Role.Administrator, Ptz: true)]
        : [];

    internal string AuthenticationPolicyName =>
        this.GetParameter("Network.HTTP.AuthenticationPolicy") ?? this.ProfileData.Document.Http.AuthenticationPolicy;

    /// <summary>Gets whether the HTTPS port answers.</summary>
    internal bool ServesHttps => WebServerPolicy.ServesHttps(this);

    /// <summary>Gets whether the HTTP port answers.</summary>
    internal bool ServesHttp => WebServerPolicy.ServesHttp(this);

    internal bool KnowsUpnp => this.ProfileData.Document.Discovery.Upnp is not null;

    internal bool AnnouncesByUpnp => !this.Power.IsDown && this.ProfileData.Document.Discovery.Upnp is { } upnp && this.IsOn(upnp.Switch);

    internal bool AnnouncesByWsDiscovery => !this.Power.IsDown && this.ProfileData.Document.Discovery.WsDiscovery is { } discovery && this.IsOn(discovery.Switch);

    /// <summary>Finds the device of the fleet at an address; in port mode, where all are at one, only itself.</summary>
    internal SimulatedDevice? FindNeighbour(IPAddress address) =>
        this.Addresses.Any(own => own.Plain().Equals(address)) ? this : this.fleet.Addresses.Find(address);

    /// <summary>Reads a parameter by its name without <c>root.</c>, secrets in clear; null where the device has none.</summary>
    public string? GetParameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return this.Parameters.Find(name) is { } parameter ? this.Parameters.Value(parameter) : null;
    }

    /// <summary>Sets a parameter of this unit only, as if somebody had, whatever its rights and type; it must exist.</summary>
    /// <exception cref="ArgumentException">The device has no such parameter.</exception>
    public void SetParameter(string name, string value)
    {
        if (!this.TrySetParameter(name, value))
        {
            throw new ArgumentException($"Profile {this.Profile} has no parameter '{name}'.", nameof(name));
        }
    }

    /// <summary>Sets a parameter that another interface mirrors; false where the release has none of the name.</summary>
    internal bool TrySetParameter(string name, string value)
    {
        if (this.Parameters.Find(name) is null)
        {
            return false;
        }

        this.SetParameters([KeyValuePair.Create(name, value)]);
        return true;
    }

    /// <summary>Stores several values at once and tells followers once.</summary>
    internal void SetParameters(IReadOnlyCollection<KeyValuePair<string, string>> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        if (values.Any(value => value.Key == LogLine.HostParameter))
        {
            _ = this.LogBook; // made at its first use: the lines of the boot keep the name the unit came up with
        }

        this.State.Get(() => new ParameterState()).Set(values);
        this.NotifyChanged();
    }

    /// <summary>
    /// Restarts the device: it answers nothing while down, then says that it is not ready. Open connections are reset; the request that asks for the
    /// restart is answered first. Does nothing while a fault takes its power.
    /// </summary>
    public void Restart(TimeSpan down, TimeSpan untilReady)
    {
        if (this.Faults.TakesPower)
        {
            return;
        }

        this.Log(LogChannel.System, "INFO", "systemd[1]", "Rebooting.");
        this.Power.Restart(down, untilReady);
        this.LogBook.Add(BootLog.Lines(this, this.Now + down));
        NtpSettings.Boot(this, down);
        this.Connections.Cut();
        this.NotifyChanged();
        LazyInitializer.EnsureInitialized(
            ref this.wake, () => this.clock.CreateTimer(_ => this.FollowPower(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        this.AwaitPower();
    }

    /// <summary>Restarts the device, away for as long as units of its profile are.</summary>
    internal void Restart()
    {
        var document = this.ProfileData.Document.Restart;
        this.Restart(TimeSpan.FromSeconds(document.DownSec), TimeSpan.FromSeconds(document.UntilReadySec));
    }

    /// <summary>Takes the device's power, until it is restarted. Open connections are reset.</summary>
    public void SwitchOff()
    {
        this.Power.SwitchOff();
        this.Connections.Cut();
        this.NotifyChanged();
    }

    /// <summary>Gives the device another address, as a new DHCP lease does, and resets what is open. In address mode only.</summary>
    internal void MoveTo(IPAddress address)
    {
        this.fleet.Addresses.Move(this, this.Address, address);
        this.Address = address;
        this.Connections.Cut();
        this.NotifyChanged();
    }

    /// <summary>Moves the device to an address that it was given; false, and nothing changed, when that is not a free one of the fleet's network.</summary>
    internal bool TryMoveTo(IPAddress address)
    {
        if (!this.fleet.Addresses.TryTake(this, address))
        {
            return false;
        }

        this.MoveTo(address);
        return true;
    }

    /// <summary>Moves the device to an address of the fleet's network that is free.</summary>
    /// <param name="address">Where to; null for any.</param>
    /// <exception cref="FormatException">There is no such address, or in port mode.</exception>
    internal void MoveWithin(IPAddress? address) => this.MoveTo(this.fleet.Addresses.Choose(this, address));

    /// <summary>Brings the device in line with its faults after they have changed.</summary>
    internal void FollowFaults()
    {
        var off = this.Faults.TakesPower ? 1 : 0;
        if (Interlocked.Exchange(ref this.withoutPower, off) == off)
        {
            this.NotifyChanged();
        }
        else if (off == 1)
        {
            this.SwitchOff();
        }
        else
        {
            this.Restart(TimeSpan.Zero, TimeSpan.Zero);
        }
    }

    /// <summary>Puts the device back to what the factory made: no account, its own certificate anew, settings of the profile.</summary>
    internal void ResetToFactory(FactoryDefault kind)
    {
        ApplicationBook.Of(this); // what somebody installed goes, also where nobody has looked at it yet
        this.State.Reset(kind);
        this.ChangeAccounts(_ => this.FactoryAccounts);
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
        this.LogBook.Add(new LogLine(this.Now, LogLine.HostOf(this), channel, level, process, message));

    /// <summary>Gets the logs; the boot that lasts is in them from the start.</summary>
    internal LogBook LogBook => this.State.Get(() =>
    {
        var book = new LogBook();
        book.Add(BootLog.Lines(this, this.Now - this.Uptime));
        return book;
    });

    /// <summary>Tells listeners, announcers and whoever else follows this device that it has changed.</summary>
    internal void NotifyChanged() => this.Changed?.Invoke(this);

    private void FollowPower()
    {
        this.NotifyChanged();
        this.AwaitPower();
    }

    private void AwaitPower() => this.wake?.Change(this.Power.UntilNextStep ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    internal Account? FindAccount(string name) => this.Accounts.FirstOrDefault(account => account.Name == name);

    private bool IsOn(string? parameter) =>
        parameter is null || string.Equals(this.GetParameter(parameter), "yes", StringComparison.OrdinalIgnoreCase);
}
