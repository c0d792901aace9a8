using System.Management.Automation;
using System.Net;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Base of the cmdlets that speak to devices: trust, credential, store and limits, with one meaning everywhere.</summary>
public abstract class DeviceCmdlet : StoreCmdlet
{
    private const int RequestSeconds = 15;

    /// <summary>The preference variable that stands for <c>-TrustOnFirstUse</c> where the switch is not given.</summary>
    internal const string TrustPreferenceVariable = "AxisOpsTrustPreference";

    /// <summary>Gets or sets the credential for every device; without it the ones of Add-DeviceCredential are used.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Gets or sets a value indicating whether plain HTTP may be spoken where HTTPS was never seen.</summary>
    [Parameter]
    public SwitchParameter AllowHttp { get; set; }

    /// <summary>Gets or sets a value indicating whether a peer that nothing vouches for is pinned and then trusted.</summary>
    [Parameter]
    public SwitchParameter TrustOnFirstUse { get; set; }

    /// <summary>
    /// Gets or sets how many devices are worked on at once. With 0, the default, reading finds by itself how many pay, overall and in each subnet, and
    /// changes keep to 32.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 4096)]
    public int ThrottleLimit { get; set; }

    /// <summary>Gets or sets how long one device may take in total, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>Gets how many questions at once a cmdlet asks that goes on until it is stopped.</summary>
    internal int RequestsAtOnce => ThrottleLimit == 0 ? Core.Fleet.FleetOptions.DefaultThrottle : ThrottleLimit;

    internal SessionOptions SessionOptions => new()
    {
        Trust = Trust,
        AllowHttp = AllowHttp,
        RequestTimeout = RequestTimeout,
        Credentials = Credential is null ? State.Credentials.Book : new FixedCredential(ToNetwork(Credential)),
    };

    internal FleetOptions FleetOptions => new()
    {
        ThrottleLimit = ThrottleLimit == 0 ? Core.Fleet.FleetOptions.MostAdapted : ThrottleLimit,
        AdaptsThrottle = ThrottleLimit == 0,
        Detail = Writes("Debug", "DebugPreference") ? FleetMessageLevel.Debug : Writes("Verbose", "VerbosePreference") ? FleetMessageLevel.Verbose : FleetMessageLevel.Warning,
        DeviceTimeout = TimeSpan.FromSeconds(TimeoutSec),
        AttemptTimeout = TimeSpan.FromSeconds(TimeoutSec) * 2 / 3,
    };

    /// <summary>Gets how long each connection and each answer may take: who says how long a device may take means a slow answer as well.</summary>
    private TimeSpan RequestTimeout =>
        TimeSpan.FromSeconds(MyInvocation.BoundParameters.ContainsKey(nameof(TimeoutSec)) ? TimeoutSec : Math.Min(RequestSeconds, TimeoutSec));

    private TrustMode Trust
    {
        get
        {
            if (MyInvocation.BoundParameters.ContainsKey(nameof(TrustOnFirstUse)))
            {
                return TrustOnFirstUse ? TrustMode.TrustOnFirstUse : TrustMode.Strict;
            }

            object? preference = SessionState.PSVariable.GetValue(TrustPreferenceVariable);
            string? text = preference is PSObject wrapped ? wrapped.BaseObject.ToString() : preference?.ToString();
            if (string.IsNullOrEmpty(text))
            {
                return TrustMode.Strict;
            }

            if (!Enum.TryParse(text, ignoreCase: true, out TrustMode mode) || !Enum.IsDefined(mode))
            {
                Terminate(
                    "AxisTrustPreference",
                    ErrorCategory.InvalidArgument,
                    $"${TrustPreferenceVariable} is '{text}': Strict or TrustOnFirstUse is expected.");
            }

            return mode;
        }
    }

    private static NetworkCredential ToNetwork(PSCredential credential) => new(credential.UserName, credential.Password);
}
