using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Sessions;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Runs;

/// <summary>Goes on with a run that was suspended, or whose process is gone: looks at each device that has no outcome, then does what is left.</summary>
[Cmdlet(VerbsLifecycle.Resume, "FleetRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Alias("Resume-AxisFleetRun")]
[OutputType(typeof(DeviceResult))]
public sealed class ResumeFleetRunCommand : EventCmdlet<DeviceResult>
{
    private readonly List<long> ids = [];
    private RunReporter? reporter;
    private RunPlan? plan;

    /// <summary>Gets or sets the number of the run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FleetRunCompleter))]
    public long Id { get; set; }

    /// <summary>Gets or sets the secret values that the run needs and no plan holds, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Secret { get; set; } = new Hashtable();

    /// <summary>Gets or sets a new failure budget.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MaxFailure { get; set; }

    /// <summary>Gets or sets a value indicating whether devices that failed are tried again.</summary>
    [Parameter]
    public SwitchParameter RetryFailed { get; set; }

    /// <summary>Gets or sets a value indicating whether the wave at which the run halted is accepted without a healthy verdict.</summary>
    [Parameter]
    public SwitchParameter AcceptWave { get; set; }

    /// <summary>Gets or sets the script that the run was begun with.</summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? HealthCheck { get; set; }

    /// <summary>Gets or sets a certificate with its private key that signs the journal in place of the store's own key.</summary>
    [Parameter]
    [ValidateNotNull]
    public X509Certificate2? SigningCertificate { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ids.Add(Id);

    /// <inheritdoc/>
    /// <remarks>One run after the other.</remarks>
    protected override void EndProcessing()
    {
        foreach (long id in ids.Distinct())
        {
            Id = id;
            ResumeOne();
        }
    }

    internal override void Hear(FleetEvent happened) => reporter?.Hear(happened, Progress);

    private void ResumeOne()
    {
        plan = InStore(store => store.Runs.ReadRunPlan(Id));
        if (plan is null)
        {
            Fail(ErrorOf("AxisItemNotFound", ErrorCategory.ObjectNotFound, $"There is no run {Id}. Get-FleetRun lists those there are.", Id));
            return;
        }

        // Before anything is asked for that such a run has no use for.
        if (InStore(store => store.Runs.FindRun(Id)) is { State: FleetRunState.Completed or FleetRunState.Stopped } over)
        {
            string how = over.State == FleetRunState.Completed ? "is completed" : "was stopped for good";
            Fail(ErrorOf("AxisRunConflict", ErrorCategory.ResourceBusy, $"Run {Id} {how}: there is nothing to resume. 'Get-FleetRun {Id} -Detailed' shows how it ended.", Id));
            return;
        }

        if (!ShouldProcess($"run {Id}: {plan.Command}, {plan.Devices.Count} devices", "Resume"))
        {
            return;
        }

        if (Credential is null)
        {
            foreach (RunPlanDevice planned in plan.Devices)
            {
                State.Credentials.Resolve(RunEngine.TargetOf(planned), this);
            }
        }

        reporter = new RunReporter(this, HealthCheck, Fail);
        reporter.Guard(() =>
        {
            _ = Pump;
            Offered = plan.Devices.Count;
            Finish();
        });
    }

    /// <summary>With one run the call cannot go on; of several, the next one follows.</summary>
    private void Fail(ErrorRecord error)
    {
        if (ids.Distinct().Skip(1).Any())
        {
            WriteError(error);
        }
        else
        {
            ThrowTerminatingError(error);
        }
    }

    internal override EventPump Start(Action<FleetEvent> write)
    {
        long id = Id;
        FleetOptions options = FleetOptions;
        SessionOptions session = SessionOptions;
        var resume = new RunResume
        {
            Secrets = Secrets(),
            MaxFailure = MaxFailure,
            RetriesFailed = RetryFailed,
            AcceptsWave = AcceptWave,
            HealthScriptSha256 = RunReporter.Sha256(HealthCheck),
            ThrottleLimit = ThrottleLimit == 0 ? null : ThrottleLimit,
            DeviceTimeout = IsGiven(nameof(TimeoutSec)) ? options.DeviceTimeout : null,
            Trust = IsGiven(nameof(TrustOnFirstUse)) ? session.Trust : null,
            AllowHttp = IsGiven(nameof(AllowHttp)) ? session.AllowHttp : null,
            Signer = RunReporter.Signer(SigningCertificate),
        };
        var engine = new RunEngine(Store.Sessions, Store.Runs, new RunSearch(TimeProvider.System), RunOwner.Current(TimeProvider.System), TimeProvider.System);
        return new EventPump(this, options.ThrottleLimit, (_, events, stop) => engine.ResumeAsync(id, events, resume, options, session, stop), write);
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private static string Text(string name, object? value)
    {
        try
        {
            return ParameterValue.Text(value);
        }
        catch (FormatException error)
        {
            throw new FormatException($"-Secret '{name}': {error.Message}", error);
        }
    }

    /// <summary>What is not given is asked for; where nobody can be asked, the engine names what is missing.</summary>
    private Dictionary<string, string> Secrets()
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in Secret)
        {
            values[entry.Key.ToString()!] = Text(entry.Key.ToString()!, entry.Value);
        }

        foreach (string name in plan!.Secrets.Where(name => !values.ContainsKey(name)))
        {
            var field = new FieldDescription(name) { Label = name };
            field.SetParameterType(typeof(SecureString));
            try
            {
                Dictionary<string, PSObject> given = Host.UI.Prompt($"Resume run {Id}", "The run needs a value that stands in no plan.", new Collection<FieldDescription> { field });
                if (given.TryGetValue(name, out PSObject? value) && Text(name, value) is { Length: > 0 } text)
                {
                    values[name] = text;
                }
            }
            catch (Exception error) when (error is PSInvalidOperationException or HostException or NotImplementedException or NotSupportedException)
            {
                WriteVerbose($"This host cannot ask for {name}: {error.Message}");
            }
        }

        return values;
    }
}
