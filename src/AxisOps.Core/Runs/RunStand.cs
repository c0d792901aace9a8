namespace AxisOps.Core.Runs;

/// <summary>Where a run stands when a process begins to work on it.</summary>
/// <param name="Passed">The numbers of the waves that a gate let pass, and that were not begun again since.</param>
/// <param name="HasSoaked">Whether the first of the others has soaked to its end since its last device was worked on, so that only its gate holds it back.</param>
internal sealed record RunStand(IReadOnlySet<int> Passed, bool HasSoaked)
{
    /// <summary>Gets where a run stands that has just begun.</summary>
    public static RunStand Begun { get; } = new(new HashSet<int>(), HasSoaked: false);

    /// <summary>Gets the number of the first wave that has not passed.</summary>
    public int Halted => Enumerable.Range(1, Passed.Count + 1).First(wave => !Passed.Contains(wave));

    /// <summary>Reads it from what has happened.</summary>
    /// <param name="history">The run so far.</param>
    /// <param name="devices">Its devices, as they are gone on with.</param>
    public static RunStand Of(RunHistory history, IReadOnlyList<RunDevice> devices)
    {
        var stand = new RunStand(history.Run.Waves.Where(wave => wave.Health == FleetRunHealth.Healthy).Select(wave => wave.Number).ToHashSet(), HasSoaked: false);
        bool wasAsked = history.Run.Waves.Any(wave => wave.Number == stand.Halted && wave.Health is not null);
        return stand with { HasSoaked = wasAsked && devices.All(device => device.Planned.Wave != stand.Halted || device.Ended is not null) };
    }

    /// <summary>
    /// Tells whether what was found of the health of devices of a wave counts on. Before a gate that did not let the wave pass it does not, since they are asked
    /// again; behind one that a person has overruled neither.
    /// </summary>
    public static bool Counts(FleetRunWave wave) => wave is { Health: FleetRunHealth.Healthy } && wave.Reason != RunWaves.Accepted;
}
