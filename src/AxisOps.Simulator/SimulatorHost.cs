using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator;

/// <summary>A running fleet of simulated devices.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromMilliseconds(500);
    private readonly WebApplication application;
    private readonly FleetContext fleet;

    private SimulatorHost(SimulatorOptions options, WebApplication application, FleetContext fleet, IReadOnlyList<SimulatedDevice> devices)
    {
        this.Options = options;
        this.application = application;
        this.fleet = fleet;
        this.Devices = devices;
        this.Credentials = [.. fleet.Accounts.Select(account => new SimulatedCredential(account.Name, account.Password, RoleNames.Name(account.Role)))];
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

    /// <summary>Gets whether the devices announce themselves.</summary>
    public bool AnnouncesByMdns => false;

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
            application = WebHostFactory.Create(options, devices);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            WebHostFactory.Plan(application).ApplyFaults();
            return new SimulatorHost(options, application, fleet, devices);
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
        using var patience = new CancellationTokenSource(StopWithin);
        await this.application.StopAsync(patience.Token).ConfigureAwait(false);
        await this.application.DisposeAsync().ConfigureAwait(false);
        FleetBuilder.Release(this.fleet);
    }
}
