using System.Management.Automation;
using System.Net;
using System.Net.NetworkInformation;
using System.Security;
using AxisOps.Simulator;
using AxisOps.Simulator.Journal;
using AxisOps.TestKit;
using Unit = AxisOps.Simulator.SimulatedDevice;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>A simulated fleet in this process, as the cmdlets name it and with what arrived at it.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    public const string Speaker = "d4200-ve-12.9.57";
    public const string Camera = "p3245-lve-11.11.192";
    public const string OldCamera = "p5512-5.51.7";
    public const string Password = "S3cret-of-the-fleet!";

    private Fleet(SimulatorHost host) => Host = host;

    public SimulatorHost Host { get; }

    public IReadOnlyList<Unit> Units => Host.Devices;

    /// <summary>Gets all devices as targets: address and ports, no serial number.</summary>
    public DeviceTarget[] Targets => [.. Units.Select(TargetOf)];

    /// <summary>Gets the first device as a target.</summary>
    public DeviceTarget Target => TargetOf(Units[0]);

    /// <summary>Gets the administrator's credential.</summary>
    public PSCredential Credential => CredentialOf(Host.Credentials[0].UserName, Password);

    /// <summary>Gets the PEM of the root that device IDs chain to.</summary>
    public string Root => Host.RootCertificates[0].ExportCertificatePem();

    /// <summary>Gets every request that arrived anywhere.</summary>
    public IReadOnlyList<JournalEntry> Requests => [.. Units.SelectMany(unit => unit.Journal.Requests)];

    /// <summary>Gets the requests that carried a credential.</summary>
    public IReadOnlyList<JournalEntry> WithCredential => [.. Requests.Where(request => request.AuthScheme != "None")];

    /// <summary>Gets how many connections to the fleet are open, seen from the client.</summary>
    public int OpenConnections
    {
        get
        {
            HashSet<IPEndPoint> places = [.. Units.SelectMany(unit => new[] { new IPEndPoint(unit.Address, unit.HttpPort), new IPEndPoint(unit.Address, unit.HttpsPort) })];
            return IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
                .Count(connection => connection.State == TcpState.Established && places.Contains(connection.RemoteEndPoint));
        }
    }

    public static async Task<Fleet> StartAsync(string profile, params string[] faults) => await StartAsync(new SimulatorOptions
    {
        Count = 1,
        Profiles = [profile],
        Faults = [.. faults.Select(fault => fault + "@*")],
    });

    public static async Task<Fleet> StartAsync(int count, params string[] faults) =>
        await StartAsync(new SimulatorOptions { Count = count, Profiles = [Speaker], Faults = faults });

    public static async Task<Fleet> StartAsync(SimulatorOptions options) =>
        new(await SimulatorFixture.StartAsync(options with { Password = Password }));

    /// <summary>Starts one old camera whose HTTPS is switched off, so that plain HTTP is all there is.</summary>
    public static async Task<Fleet> StartPlainAsync()
    {
        Fleet fleet = await StartAsync(OldCamera);
        fleet.Units[0].SetParameter("HTTPS.Enabled", "no");
        return fleet;
    }

    public static DeviceTarget TargetOf(Unit unit) =>
        new(unit.Address.ToString(), null, TargetOrigin.Typed) { HttpPort = unit.HttpPort, HttpsPort = unit.HttpsPort };

    public static PSCredential CredentialOf(string userName, string password)
    {
        var secure = new SecureString();
        foreach (char c in password)
        {
            secure.AppendChar(c);
        }

        return new PSCredential(userName, secure);
    }

    /// <summary>Forgets what arrived so far.</summary>
    public void ForgetRequests()
    {
        foreach (Unit unit in Units)
        {
            unit.Journal.Clear();
        }
    }

    /// <summary>Has the session trust the fleet's device IDs.</summary>
    public void ProveIn(Shell shell) =>
        shell.Run("Import-DeviceTrustRoot -Pem $Pem -Purpose DeviceId", ("Pem", Root)).AssertClean();

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
