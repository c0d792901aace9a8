namespace AxisOps.Core.Fleet;

/// <summary>Makes streaming operations.</summary>
public static class FleetStreaming
{
    /// <summary>Makes an operation that goes on until it is cancelled.</summary>
    /// <typeparam name="T">What it passes on.</typeparam>
    /// <param name="name">The operation in words.</param>
    /// <param name="stream">The work on one device.</param>
    /// <returns>The operation; it changes nothing on devices.</returns>
    public static FleetOperation<T> Operation<T>(string name, Func<FleetStream<T>, CancellationToken, Task<FleetWork<T>>> stream)
        where T : class => new(name, OperationSafety.Read, (_, _, _) => throw new NotSupportedException("This operation streams."))
        {
            StreamAsync = stream,
        };
}
