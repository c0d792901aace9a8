using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Store;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>What the cmdlets that begin or resume runs have in common: telling how the run goes, asking a person's check, and saying how it ended.</summary>
internal sealed class RunReporter(AxisCmdlet cmdlet, ScriptBlock? healthCheck)
{
    private FleetRunHalted? halted;
    private long? begun;

    /// <summary>Gets what a plan keeps of a script: enough to tell another one, and nothing of what stands in it.</summary>
    public static string? Sha256(ScriptBlock? script) => script is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script.ToString())));

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

    /// <summary>Ends the call with a clear error where the run as a whole cannot go on, and where it halted itself.</summary>
    public void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (RunConflictException error)
        {
            cmdlet.Terminate("AxisRunConflict", ErrorCategory.ResourceBusy, error.Message, error.RunId, cause: error);
        }
        catch (RunLostException error)
        {
            cmdlet.Terminate("AxisRunLost", ErrorCategory.ResourceUnavailable, error.Message, error.RunId, cause: error);
        }
        catch (StoreException error)
        {
            string message = begun is { } id
                ? $"{error.Message} Run {id} halted: nothing goes on that cannot be written down. 'Resume-FleetRun {id}' looks at what was under way, and goes on."
                : error.Message;
            cmdlet.Terminate("AxisStore", ErrorCategory.ResourceUnavailable, message, error.Path, error.RecommendedAction, error);
        }
        catch (FormatException error)
        {
            cmdlet.Terminate("AxisRunPlan", ErrorCategory.InvalidArgument, error.Message, cause: error);
        }

        if (halted is null || halted.End.State == FleetRunState.Completed)
        {
            return;
        }

        string end = halted.End.State == FleetRunState.Stopped
            ? $"Run {halted.RunId} has ended: {halted.End.Reason}."
            : $"Run {halted.RunId} is suspended: {halted.End.Reason}. {halted.WaitingCount} wait; 'Get-FleetRun {halted.RunId} -Detailed' shows why, 'Resume-FleetRun {halted.RunId}' goes on.";
        if (halted.IsOwnDecision)
        {
            cmdlet.Terminate("AxisRunHalted", ErrorCategory.OperationStopped, end, halted.RunId, $"Get-FleetRun {halted.RunId} -Detailed");
        }

        cmdlet.WriteWarning(end);
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
    /// and followed by the answer.
    /// </summary>
    private HealthVerdict Judge(FleetRunWave wave)
    {
        if (healthCheck is null)
        {
            return new HealthVerdict(FleetRunHealth.Inconclusive, "there is no script to ask");
        }

        try
        {
            object? answer = healthCheck.InvokeWithContext(null, [new PSVariable("_", wave), new PSVariable("ErrorActionPreference", ActionPreference.Stop)], []).LastOrDefault()?.BaseObject;
            return answer switch
            {
                true => new HealthVerdict(FleetRunHealth.Healthy, null),
                false => new HealthVerdict(FleetRunHealth.Unhealthy, "the -HealthCheck script said so"),
                FleetRunHealth health => new HealthVerdict(health, "the -HealthCheck script said so"),
                string text when Enum.TryParse(text, ignoreCase: true, out FleetRunHealth health) && Enum.IsDefined(health) => new HealthVerdict(health, "the -HealthCheck script said so"),
                null => new HealthVerdict(FleetRunHealth.Inconclusive, "the -HealthCheck script returned nothing; $true, $false, 'Healthy', 'Unhealthy' or 'Inconclusive' is expected last"),
                _ => new HealthVerdict(FleetRunHealth.Inconclusive, $"the -HealthCheck script returned a {answer.GetType().Name}; $true, $false, 'Healthy', 'Unhealthy' or 'Inconclusive' is expected last"),
            };
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            return new HealthVerdict(FleetRunHealth.Inconclusive, $"the -HealthCheck script failed: {error.Message}");
        }
    }
}
