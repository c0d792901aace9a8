using System.Net;
using System.Net.Sockets;
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
    private readonly MdnsResponder? responder;
    private readonly ControlServer? control;

    private SimulatorHost(
        SimulatorOptions options,
        WebApplication application,
        FleetContext fleet,
        IReadOnlyList<SimulatedDevice> devices,
        MdnsResponder? responder,
        ControlServer? control)
    {
        this.Options = options;
        this.application = application;
        this.fleet = fleet;
        this.Devices = devices;
        this.responder = responder;
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

    /// <summary>Gets whether the devices announce themselves.</summary>
    public bool AnnouncesByMdns => this.responder is not null;

    /// <summary>Starts a fleet and returns when every device answers.</summary>
    /// <exception cref="ArgumentException">An option is not usable; the message names it.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var catalog = new ProfileCatalog(options.DataFolder ?? ProfileCatalog.DefaultFolder);
        var fleet = FleetBuilder.CreateContext(options);
        WebApplication? application = null;
        try
        {
            var devices = FleetBuilder.CreateDevices(options, catalog, fleet);
            application = WebHostFactory.Create(options, devices, fleet.Addresses);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            WebHostFactory.Plan(application).FollowDevices();
            var control = options.Control
                ? await ControlServer.StartAsync(options.ControlPort, new ControlledFleet(fleet, devices), cancellationToken).ConfigureAwait(false)
                : null;
            return new SimulatorHost(options, application, fleet, devices, StartResponder(options, devices), control);
        }
        catch
        {
            if (application is not null)
            {
                await application.DisposeAsync().ConfigureAwait(false);
            }

            FleetBuilder.Release(fleet);
            throw;
        }
    }

    /// <summary>Stops all devices.</summary>
    public async ValueTask DisposeAsync()
    {
        if (this.control is not null)
        {
            await this.control.DisposeAsync().ConfigureAwait(false);
        }

        if (this.responder is not null)
        {
            await this.responder.DisposeAsync().ConfigureAwait(false);
        }

        using var patience = new CancellationTokenSource(StopWithin);
        await this.application.StopAsync(patience.Token).ConfigureAwait(false);
        await this.application.DisposeAsync().ConfigureAwait(false);
        FleetBuilder.Release(this.fleet);
    }

    /// <summary>A host without multicast still gets its fleet; the manifest says that nothing is announced.</summary>
    private static MdnsResponder? StartResponder(SimulatorOptions options, IReadOnlyList<SimulatedDevice> devices)
    {
        if (!options.Mdns)
        {
            return null;
        }

        try
        {
            return new MdnsResponder(devices, IPAddress.Parse(options.MdnsInterface), options.MdnsPort, options.Log);
        }
        catch (SocketException error)
        {
            options.Log?.Invoke("No multicast DNS: " + error.Message);
            return null;
        }
    }
}
