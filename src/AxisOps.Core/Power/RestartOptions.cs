namespace AxisOps.Core.Power;

/// <summary>How a restart is followed.</summary>
public sealed record RestartOptions
{
    /// <summary>Gets a value indicating whether to wait until the device has started again.</summary>
    public bool Waits { get; init; }

    /// <summary>Gets how long to wait for that, from when the device accepted the restart.</summary>
    public TimeSpan WaitTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Gets how long to look, without waiting for the end, where the answer was cut.</summary>
    public TimeSpan DoubtTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets the pauses between questions; the last one holds from there on.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5)];

    /// <summary>Gets how long one look may take: a new connection, who answers, and two questions (about 5 s for each question, vapix.md section 4.3).</summary>
    public TimeSpan PollTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
