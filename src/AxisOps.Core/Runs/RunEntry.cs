using System.Text.Json.Serialization;

namespace AxisOps.Core.Runs;

/// <summary>What one record of a journal says. None holds a secret.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunPlanned), "planned")]
[JsonDerivedType(typeof(RunTaken), "taken")]
[JsonDerivedType(typeof(WaveBegan), "waveBegan")]
[JsonDerivedType(typeof(WaveJudged), "waveJudged")]
[JsonDerivedType(typeof(DeviceBegan), "deviceBegan")]
[JsonDerivedType(typeof(StepBegan), "stepBegan")]
[JsonDerivedType(typeof(StepEnded), "stepEnded")]
[JsonDerivedType(typeof(DeviceMoved), "deviceMoved")]
[JsonDerivedType(typeof(DeviceEnded), "deviceEnded")]
[JsonDerivedType(typeof(DeviceReopened), "deviceReopened")]
[JsonDerivedType(typeof(DeviceJudged), "deviceJudged")]
[JsonDerivedType(typeof(RunNoted), "noted")]
[JsonDerivedType(typeof(RunAsked), "asked")]
[JsonDerivedType(typeof(RunEnded), "ended")]
public abstract record RunEntry;

/// <summary>The run exists, with this plan.</summary>
/// <param name="PlanSha256">The SHA-256 of the plan as it is stored, in hexadecimal.</param>
public sealed record RunPlanned(string PlanSha256) : RunEntry;

/// <summary>A process works on the run from here on.</summary>
/// <param name="Operator">Its account.</param>
/// <param name="ComputerName">Its computer.</param>
/// <param name="ProcessId">Its number there.</param>
/// <param name="IsResumed">Whether the run had begun before.</param>
public sealed record RunTaken(string Operator, string ComputerName, int ProcessId, bool IsResumed) : RunEntry;

/// <summary>A wave begins.</summary>
/// <param name="Wave">Its number, from 1.</param>
public sealed record WaveBegan(int Wave) : RunEntry;

/// <summary>The gate of a wave has spoken.</summary>
/// <param name="Wave">Its number.</param>
/// <param name="Health">The verdict.</param>
/// <param name="Reason">Why; null when there is nothing to say.</param>
public sealed record WaveJudged(int Wave, FleetRunHealth Health, string? Reason) : RunEntry;

/// <summary>Work on a device begins.</summary>
/// <param name="Device">Its number in the plan.</param>
/// <param name="SerialNumber">The serial number that was proven or pinned; null where it is a claim or none.</param>
/// <param name="Address">Where it answers.</param>
public sealed record DeviceBegan(int Device, string? SerialNumber, string? Address) : RunEntry;

/// <summary>A step is about to happen: written before anything is sent.</summary>
/// <param name="Device">The number of the device.</param>
/// <param name="Step">The name of the step.</param>
/// <param name="Safety">What may be done if its end is never seen.</param>
/// <param name="Facts">What a later look needs, without secrets; null for nothing.</param>
public sealed record StepBegan(int Device, string Step, RunStepSafety Safety, IReadOnlyDictionary<string, string>? Facts) : RunEntry;

/// <summary>The end of a step is known.</summary>
/// <param name="Device">The number of the device.</param>
/// <param name="Step">The name of the step.</param>
/// <param name="Facts">What was found, without secrets; null for nothing.</param>
/// <param name="Error">Why it did not succeed; null when it did.</param>
public sealed record StepEnded(int Device, string Step, IReadOnlyDictionary<string, string>? Facts, string? Error) : RunEntry;

/// <summary>A device was found at another address, by its proven serial number.</summary>
/// <param name="Device">The number of the device.</param>
/// <param name="Host">The new address.</param>
/// <param name="HttpPort">The port of plain HTTP there; null for 80.</param>
/// <param name="HttpsPort">The port of HTTPS there; null for 443.</param>
public sealed record DeviceMoved(int Device, string Host, int? HttpPort, int? HttpsPort) : RunEntry;

/// <summary>A device has its outcome.</summary>
/// <param name="Device">The number of the device.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record DeviceEnded(int Device, Outcome Outcome) : RunEntry
{
    /// <summary>Gets the serial number of the device that answered; null when none did.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets where it answered last; null when it did not.</summary>
    public string? Address { get; init; }

    /// <summary>Gets one sentence on how it went; null when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets what went wrong; null when nothing did.</summary>
    public DeviceErrorKind? ErrorKind { get; init; }

    /// <summary>Gets why it failed or is not known; null when neither.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what to do next; null when there is nothing to do.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Gets what was to be changed; secrets are masked.</summary>
    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];
}

/// <summary>A device that had an outcome is worked on again.</summary>
/// <param name="Device">The number of the device.</param>
/// <param name="Reason">Why.</param>
public sealed record DeviceReopened(int Device, string Reason) : RunEntry;

/// <summary>The health check of a device has spoken.</summary>
/// <param name="Device">The number of the device.</param>
/// <param name="Health">The verdict.</param>
/// <param name="Reason">Why; null when there is nothing to say.</param>
public sealed record DeviceJudged(int Device, FleetRunHealth Health, string? Reason) : RunEntry;

/// <summary>Something worth knowing later: a window that was waited for, a clock that jumped.</summary>
/// <param name="Text">What, in a sentence.</param>
/// <param name="IsWait">Whether the run waits for it, and does so until the next record.</param>
public sealed record RunNoted(string Text, bool IsWait = false) : RunEntry;

/// <summary>Somebody asked the run to halt.</summary>
/// <param name="Request">What for.</param>
/// <param name="By">Who.</param>
public sealed record RunAsked(RunRequest Request, string By) : RunEntry;

/// <summary>The process that worked on the run lets go of it.</summary>
/// <param name="State">Completed, stopped or suspended.</param>
/// <param name="Reason">Why; null when there is nothing to say.</param>
public sealed record RunEnded(FleetRunState State, string? Reason) : RunEntry;
