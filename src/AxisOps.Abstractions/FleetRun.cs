namespace AxisOps;

/// <summary>A run: a change of many devices, frozen when it began, journalled while it goes on. Immutable; read anew to see it move.</summary>
public sealed class FleetRun
{
    /// <summary>Gets its number in the store, which is never given twice.</summary>
    public required long Id { get; init; }

    /// <summary>Gets where it stands.</summary>
    public required FleetRunState State { get; init; }

    /// <summary>Gets why it is suspended or stopped, or what a running one waits for: its window, the end of a soak. Null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the command that began it: <c>Restart-Device</c>, for example.</summary>
    public required string Command { get; init; }

    /// <summary>Gets what is done, in a word or two.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the account that began it.</summary>
    public required string Operator { get; init; }

    /// <summary>Gets the computer it began on.</summary>
    public required string ComputerName { get; init; }

    /// <summary>Gets what a person said of it; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Gets when it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when something was last journalled.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Gets the process that works on it; null when none does.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Gets what another process has asked it to do and it has not done yet: <c>suspend</c> or <c>stop</c>; null for nothing.</summary>
    public string? Requested { get; init; }

    /// <summary>Gets how many devices it has.</summary>
    public required int DeviceCount { get; init; }

    /// <summary>Gets the wave it is in, from 1; 0 before the first.</summary>
    public int Wave { get; init; }

    /// <summary>Gets how many waves it has.</summary>
    public int WaveCount { get; init; }

    /// <summary>Gets how many devices succeeded.</summary>
    public int Succeeded { get; init; }

    /// <summary>Gets how many devices needed nothing.</summary>
    public int Unchanged { get; init; }

    /// <summary>Gets how many devices were skipped.</summary>
    public int Skipped { get; init; }

    /// <summary>Gets how many devices failed.</summary>
    public int Failed { get; init; }

    /// <summary>Gets how many devices were cancelled.</summary>
    public int Cancelled { get; init; }

    /// <summary>Gets how many devices ended without being known.</summary>
    public int Unknown { get; init; }

    /// <summary>Gets how many devices have no outcome yet.</summary>
    public int Waiting => DeviceCount - Succeeded - Unchanged - Skipped - Failed - Cancelled - Unknown;

    /// <summary>Gets the command that goes on from here; null when nothing is to be done.</summary>
    public string? NextCommand { get; init; }

    /// <summary>Gets its waves; empty unless asked for with <c>-Detailed</c>.</summary>
    public IReadOnlyList<FleetRunWave> Waves { get; init => field = IndexableList.Of(value); } = [];

    /// <summary>Gets its devices; empty unless asked for with <c>-Detailed</c>.</summary>
    public IReadOnlyList<FleetRunDevice> Devices { get; init => field = IndexableList.Of(value); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"run {Id}: {Operation}, {State}";
}
