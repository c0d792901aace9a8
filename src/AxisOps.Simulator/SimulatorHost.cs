using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Control;
using AxisOps.Simulator.Discovery;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator;

/// <summary>A running fleet of simulated devices.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromMilliseconds(500);
    private readonly WebApplication application;
    private readonly FleetContext fleet;
    private readonly DiscoveryHost discovery;
    private readonly ControlServer? control;
    private int disposed;

    private SimulatorHost(
        SimulatorOptions options,
        WebApplication application,
        FleetContext fleet,
        IReadOnlyList<SimulatedDevice> devices,
        DiscoveryHost discovery,
        AddressPlan addresses,
        ControlServer? control)
    {
        this.Options = options;
        this.application = application;
        this.fleet = fleet;
        this.Devices = devices;
        this.discovery = discovery;
        this.DiscoveryInterface = addresses.Discovery.Name;
        this.control = control;
        this.Credentials =
            [.. fleet.Accounts.Select(account => new SimulatedCredential(account.Name, account.Password, RoleNames.Name(account.Role)))];
        this.RootCertificates = [fleet.Authority.Root];
    }

    /// <summary>Gets the options the fleet was made from.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>Gets the devices, in order of their numbers.</summary>
    public IReadOnlyList<SimulatedDevice> Devices { get; }

    /// <summary>Gets the roots that simulated device IDs chain to.</summary>
    public IReadOnlyList<X509Certificate2> RootCertificates { get; }

    /// <summary>Gets the accounts of all devices that are set up: an administrator, an operator, a viewer.</summary>
    public IReadOnlyList<SimulatedCredential> Credentials { get; }

    /// <summary>Gets the clock of all devices, which can be put forward.</summary>
    public AdjustableClock Clock => this.fleet.Clock;

    /// <summary>Gets the root of the control interface; null without one.</summary>
    public Uri? ControlUri => this.control?.Address;

    /// <summary>Gets the token that the control interface asks for; null without one.</summary>
    public string? ControlToken => this.control?.Token;

    /// <summary>Gets whether the devices announce themselves by multicast DNS.</summary>
    public bool AnnouncesByMdns => this.Discovery.HasFlag(DiscoveryProtocols.Mdns);

    /// <summary>Gets the discovery protocols that are really on: a host may have no multicast.</summary>
    public DiscoveryProtocols Discovery => this.discovery.Active;

    /// <summary>Gets the name of the interface that discovery takes place on.</summary>
    public string DiscoveryInterface { get; }

    /// <summary>Starts a fleet and returns when every device answers.</summary>
    /// <exception cref="ArgumentException">An option is not usable; the message names it.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var catalog = new ProfileCatalog(options.DataFolder ?? ProfileCatalog.DefaultFolder);
        var addresses = AddressPlan.Create(options);
        var fleet = FleetBuilder.CreateContext(options, addresses);
        WebApplication? application = null;
        ControlServer? control = null;
        try
        {
            var devices = FleetBuilder.CreateDevices(options, catalog, fleet, addresses);
            application = WebHostFactory.Create(options, addresses, fleet, devices);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            WebHostFactory.Plan(application).FollowDevices();
            if (options.Control)
            {
                control = await ControlServer.StartAsync(options.ControlPort, new ControlledFleet(fleet, devices), cancellationToken).ConfigureAwait(false);
            }

            var discovery = DiscoveryHost.Start(options, fleet, devices, addresses.Discovery);
            return new SimulatorHost(options, application, fleet, devices, discovery, addresses, control);
        }
        catch
        {
            if (control is not null)
            {
                await control.DisposeAsync().ConfigureAwait(false);
            }

            if (application is not null)
            {
                await application.DisposeAsync().ConfigureAwait(false);
            }

            FleetBuilder.Release(fleet);
            throw;
        }
    }

    /// <summary>Stops all devices; a second time does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref this.disposed, 1) == 1)
        {
            return;
        }

        if (this.control is not null)
        {
            await this.control.DisposeAsync().ConfigureAwait(false);
        }

        await this.discovery.DisposeAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(StopWithin);
        await this.application.StopAsync(patience.Token).ConfigureAwait(false);
        await this.application.DisposeAsync().ConfigureAwait(false);
        FleetBuilder.Release(this.fleet);
    }

    /// <summary>Tells the link what changed about a device; settings that are changed through the device do so by themselves.</summary>
    public void RefreshDiscovery(SimulatedDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        this.discovery.Refresh(device);
    }
}
