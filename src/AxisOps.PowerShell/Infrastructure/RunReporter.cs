using System.Management.Automation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Store;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>What the cmdlets that begin or resume runs have in common: telling how the run goes, asking a person's check, and saying how it ended.</summary>
internal sealed class RunReporter(AxisCmdlet cmdlet, ScriptBlock? healthCheck, Action<ErrorRecord>? fail = null)
{
    private const string Expected = "$true, $false, 'Healthy', 'Unhealthy' or 'Inconclusive' is expected last";

    private readonly Action<ErrorRecord> fail = fail ?? cmdlet.ThrowTerminatingError;
    private FleetRunHalted? halted;
    private long? begun;

    /// <summary>Gets what a plan keeps of a script: enough to tell another one, and nothing of what stands in it.</summary>
    public static string? Sha256(ScriptBlock? script) => script is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script.ToString())));

    /// <summary>Makes who signs; null for the store's own key.</summary>
    /// <exception cref="FormatException">The certificate cannot sign.</exception>
    public static IRunSigner? Signer(X509Certificate2? certificate)
    {
        try
        {
            return certificate is null ? null : new CertificateRunSigner(certificate);
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"-SigningCertificate: {error.Message.Split(" (Parameter", 2)[0]}", error);
        }
    }

    /// <summary>Hears what happens to the run as a whole, on the pipeline thread.</summary>
    public void Hear(FleetEvent happened, ProgressReporter? progress)
    {
        switch (happened)
        {
            case FleetRunBegan began:
                begun = began.RunId;
                progress?.Split();
                Tell(began);
                break;
            case FleetRunTold told when progress is not null:
                progress.Stage = told.Text;
                break;
            case FleetRunQuestion question:
                question.Answer.TrySetResult(Judge(question.Wave));
                break;
            case FleetRunHalted end:
                halted = end;
                break;
        }
    }

    /// <summary>Says with a clear error where the run as a whole cannot go on, and where it halted itself.</summary>
    public void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (ErrorOf(error) is not null)
        {
            fail(ErrorOf(error)!);
            return;
        }

        if (halted is null || halted.End.State == FleetRunState.Completed)
        {
            return;
        }

        string end = halted.End.State == FleetRunState.Stopped
            ? $"Run {halted.RunId} has ended: {halted.End.Reason}."
            : $"Run {halted.RunId} is suspended: {halted.End.Reason?.TrimEnd('.')}. {Rest(halted)}";
        if (halted.IsOwnDecision)
        {
            fail(AxisCmdlet.ErrorOf("AxisRunHalted", ErrorCategory.OperationStopped, end, halted.RunId, $"Get-FleetRun {halted.RunId} -Detailed"));
            return;
        }

        cmdlet.WriteWarning(end);
    }

    private ErrorRecord? ErrorOf(Exception error) => error switch
    {
        RunConflictException conflict => AxisCmdlet.ErrorOf("AxisRunConflict", ErrorCategory.ResourceBusy, conflict.Message, conflict.RunId, cause: conflict),
        RunLostException lost => AxisCmdlet.ErrorOf("AxisRunLost", ErrorCategory.ResourceUnavailable, lost.Message, lost.RunId, cause: lost),
        StoreException store => AxisCmdlet.ErrorOf(
            "AxisStore",
            ErrorCategory.ResourceUnavailable,
            begun is { } id
                ? $"{store.Message} Run {id} halted: nothing goes on that cannot be written down. 'Resume-FleetRun {id}' looks at what was under way, and goes on."
                : store.Message,
            store.Path,
            store.RecommendedAction,
            store),
        FormatException format => AxisCmdlet.ErrorOf("AxisRunPlan", ErrorCategory.InvalidArgument, format.Message, cause: format),
        _ => null,
    };

    private static string Rest(FleetRunHalted end)
    {
        string waiting = end.WaitingCount switch
        {
            0 => "No device waits",
            1 => "1 device waits",
            _ => $"{end.WaitingCount} devices wait",
        };
        string next = end switch
        {
            { IsBudgetSpent: true } => $"'Resume-FleetRun {end.RunId}' goes on with -RetryFailed, which tries again what failed, or with a larger -MaxFailure",
            { IsOwnDecision: true } => $"'Resume-FleetRun {end.RunId}' asks again, and goes on where the answer is good",
            _ => $"'Resume-FleetRun {end.RunId}' goes on",
        };
        return $"{waiting}; 'Get-FleetRun {end.RunId} -Detailed' shows why. {next}.";
    }

    /// <summary>One device is nothing to speak of; who begins waves may close the terminal before they are over.</summary>
    private void Tell(FleetRunBegan began)
    {
        string text = $"Run {began.RunId}: {began.DeviceCount} {(began.DeviceCount == 1 ? "device" : "devices")}"
            + (began.Waves.Count > 1 ? $" in {began.Waves.Count} waves ({string.Join(", ", began.Waves)})" : null)
            + (began.DoneCount > 0 ? $", {began.DoneCount} of them done" : null)
            + ".";
        if (began.Waves.Count > 1)
        {
            cmdlet.WriteInformation(
                new HostInformationMessage { Message = $"{text} It ends with this session, unless it was started as a job or scheduled task; 'Resume-FleetRun {began.RunId}' then goes on." },
                ["PSHOST", "AxisOps"]);
        }
        else
        {
            cmdlet.WriteVerbose(text);
        }
    }

    /// <summary>
    /// Runs the script with the wave as <c>$_</c>. Anything but a clear answer is inconclusive; so is an error, which would otherwise be written
    /// and followed by the answer. Of several answers, as one for each device, the worst counts.
    /// </summary>
    private HealthVerdict Judge(FleetRunWave wave)
    {
        if (healthCheck is null)
        {
            return new HealthVerdict(FleetRunHealth.Inconclusive, "there is no script to ask");
        }

        try
        {
            object?[] answers = [.. healthCheck
                .InvokeWithContext(null, [new PSVariable("_", wave), new PSVariable("ErrorActionPreference", ActionPreference.Stop)], [])
                .Select(answer => answer?.BaseObject)];
            return Judge(answers);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            return new HealthVerdict(FleetRunHealth.Inconclusive, $"the -HealthCheck script failed: {error.Message}");
        }
    }

    private static HealthVerdict Judge(object?[] answers)
    {
        if (answers.LastOrDefault() is not { } last)
        {
            return new HealthVerdict(FleetRunHealth.Inconclusive, $"the -HealthCheck script returned nothing; {Expected}");
        }

        if (Read(last) is null)
        {
            return new HealthVerdict(FleetRunHealth.Inconclusive, $"the -HealthCheck script returned {(last is string ? "other text" : $"a {last.GetType().Name}")}; {Expected}");
        }

        FleetRunHealth[] said = [.. answers.Select(Read).OfType<FleetRunHealth>()];
        return said.Contains(FleetRunHealth.Unhealthy) ? new HealthVerdict(FleetRunHealth.Unhealthy, "the -HealthCheck script said so")
            : said.Contains(FleetRunHealth.Inconclusive) ? new HealthVerdict(FleetRunHealth.Inconclusive, "the -HealthCheck script said so")
            : new HealthVerdict(FleetRunHealth.Healthy, null);
    }

    /// <summary>Reads an answer; a number is none, however it is written.</summary>
    private static FleetRunHealth? Read(object? answer) => answer switch
    {
        true => FleetRunHealth.Healthy,
        false => FleetRunHealth.Unhealthy,
        FleetRunHealth health => health,
        string text => Enum.GetValues<FleetRunHealth>()
            .Where(health => health.ToString().Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select(health => (FleetRunHealth?)health)
            .FirstOrDefault(),
        _ => null,
    };
}
