using AxisOps.Core.Discovery.Ranges;

namespace AxisOps.Core.Runs;

/// <summary>How a run is to go: what a person says when beginning it.</summary>
public sealed record RunSetup
{
    /// <summary>Gets the cmdlet.</summary>
    public required string Command { get; init; }

    /// <summary>Gets what a person says of the run; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Gets how many devices are done when each wave is over: numbers, or shares with a percent sign; empty for one wave.</summary>
    public IReadOnlyList<string> Waves { get; init; } = [];

    /// <summary>Gets how long to wait after each wave but the last before its gate is asked.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>Gets a value indicating whether the built-in health checks are asked even where there is one wave.</summary>
    public bool ChecksHealth { get; init; }

    /// <summary>Gets the SHA-256 of the script that judges waves; null for none.</summary>
    public string? HealthScriptSha256 { get; init; }

    /// <summary>Gets how many devices may fail: a number, or a share with a percent sign; null for none where waves have a gate, and for any number elsewhere.</summary>
    public string? MaxFailure { get; init; }

    /// <summary>Gets the maintenance windows; empty for always.</summary>
    public IReadOnlyList<string> Windows { get; init; } = [];

    /// <summary>Gets how many devices of one subnet are worked on at once; null for no limit of its own.</summary>
    public int? SubnetThrottleLimit { get; init; }

    /// <summary>Gets the ranges in which a lost device is looked for.</summary>
    public IReadOnlyList<string> SearchRanges { get; init; } = [];

    /// <summary>Gets who signs; null for the store's own key.</summary>
    public IRunSigner? Signer { get; init; }

    /// <summary>Gets a value indicating whether waves have a gate.</summary>
    internal bool IsGated => ChecksHealth || HealthScriptSha256 is not null || Waves.Count > 1 || Soak > TimeSpan.Zero;

    /// <summary>Checks all that can be checked without devices.</summary>
    /// <param name="time">The clock, for its time zone.</param>
    /// <exception cref="FormatException">Something is malformed; the message names the parameter.</exception>
    public void Check(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _ = WaveSize.Parse(Waves);
        _ = FailureBudget.Parse(MaxFailure, 0);
        _ = RunSchedule.Parse(Windows, time);
        if (SearchRanges.Count > 0)
        {
            try
            {
                _ = AddressRange.Parse(string.Join(',', SearchRanges));
            }
            catch (FormatException error)
            {
                throw new FormatException($"-SearchRange: {error.Message}", error);
            }
        }
    }
}
