using System.Management.Automation;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;
using AxisOps.Core.Trust;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Trust;

/// <summary>Pins the public key that devices present now. No credential is sent; the fingerprints are shown before anything is kept.</summary>
[Cmdlet(VerbsCommon.Set, "DeviceTrust", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Set-AxisDeviceTrust")]
[OutputType(typeof(DeviceTrust))]
public sealed class SetDeviceTrustCommand : FleetCmdlet<DeviceTrust>
{
    private DeviceSessionPool? fresh;

    /// <summary>Gets or sets a value indicating that the keys are pinned; the only kind of trust there is to set.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Pin { get; set; }

    /// <summary>Gets or sets a value indicating whether a pin with another key is replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets a value indicating whether the pins are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gets sessions of this invocation only: a connection kept from earlier belongs to the key of earlier.</summary>
    internal override IDeviceSessionFactory Sessions =>
        fresh ??= new DeviceSessionPool(Store.Trust, Store.Directory, TimeProvider.System, new SessionPoolOptions { MaxKept = 0 });

    internal override FleetOperation<DeviceTrust> Operation => DevicePinning.Operation(TimeProvider.System);

    internal override SessionOptions ConfigureSession(SessionOptions options) =>
        options with { Credentials = NoCredentials.Instance, Trust = TrustMode.Strict, IgnoresPins = true };

    internal override void Write(FleetCompleted<DeviceTrust> done)
    {
        if (done.Work is { Error: null, Value: { } pin })
        {
            Keep(done.Target, pin);
        }
        else
        {
            base.Write(done);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (fresh is { } pool)
        {
            Task.Run(async () => await pool.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
        }
    }

    private void Keep(DeviceTarget target, DeviceTrust pin)
    {
        DeviceTrust? earlier = Store.Trust.FindPin(pin.SerialNumber);
        bool changes = earlier is not null && earlier.PublicKeySha256 != pin.PublicKeySha256;
        if (changes && !Force)
        {
            WriteError(ErrorFactory.Create(
                new DeviceException(
                    DeviceErrorKind.Untrusted,
                    $"{target}: another public key is pinned for {pin.SerialNumber} since {earlier!.PinnedAt:yyyy-MM-dd}: {Fingerprint(earlier.PublicKeySha256)}; the device presents {Fingerprint(pin.PublicKeySha256)}.",
                    "Find out why it changed (factory default, new certificate, another device); then use Set-DeviceTrust -Pin -Force."),
                target));
            return;
        }

        string action = changes
            ? $"replace pin {Fingerprint(earlier!.PublicKeySha256)} by {Fingerprint(pin.PublicKeySha256)} ({pin.CertificateSubject})"
            : $"pin public key {Fingerprint(pin.PublicKeySha256)} ({pin.CertificateSubject})";
        if (earlier?.PublicKeySha256 == pin.PublicKeySha256)
        {
            WriteVerbose($"{target}: the same key is pinned already.");
        }
        else if (ShouldProcess($"{pin.SerialNumber} ({pin.Address})", action))
        {
            Store.Trust.SavePin(pin);
            Show($"pinned {pin.SerialNumber} ({pin.Address}) {Fingerprint(pin.PublicKeySha256)}");
            Remember(target, pin);
        }
        else
        {
            return;
        }

        if (PassThru)
        {
            WriteObject(pin);
        }
    }

    /// <summary>A pin is a judgement of the user's, who has to see what was judged; so the line is shown as Write-Host shows one.</summary>
    private void Show(string line) => WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]);

    /// <summary>A pinned device can be named by its serial number from now on.</summary>
    private void Remember(DeviceTarget target, DeviceTrust pin)
    {
        if (pin.Address is { } address)
        {
            Store.Directory.Remember(new KnownDevice(pin.SerialNumber, address)
            {
                HttpPort = target.HttpPort,
                HttpsPort = target.HttpsPort ?? target.Port,
                Model = target.Model,
                HttpsSeen = true,
                LastSeen = pin.PinnedAt,
            });
        }
    }

    /// <summary>SHA-256 in the form other tools print: pairs with colons.</summary>
    private static string Fingerprint(string sha256) => "SHA256:" + string.Join(':', sha256.Chunk(2).Select(pair => new string(pair)));
}
