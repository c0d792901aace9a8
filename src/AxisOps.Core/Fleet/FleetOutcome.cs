namespace AxisOps.Core.Fleet;

/// <summary>Makes <see cref="FleetWork{T}"/> values.</summary>
public static class FleetOutcome
{
    /// <summary>Makes a success.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="value">The result.</param>
    /// <returns>The work.</returns>
    public static FleetWork<T> Succeeded<T>(T value)
        where T : class => new(Outcome.Succeeded, value);

    /// <summary>Makes what an error means: failed, cancelled or unknown.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="error">Why.</param>
    /// <param name="value">What is known nevertheless; null for nothing.</param>
    /// <returns>The work.</returns>
    public static FleetWork<T> Of<T>(DeviceException error, T? value = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(error);
        Outcome outcome = error.Kind switch
        {
            DeviceErrorKind.Cancelled => Outcome.Cancelled,
            DeviceErrorKind.OutcomeUnknown => Outcome.Unknown,
            _ => Outcome.Failed,
        };
        return new FleetWork<T>(outcome, value, error);
    }
}
