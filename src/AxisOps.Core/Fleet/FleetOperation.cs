using AxisOps.Core.Sessions;

namespace AxisOps.Core.Fleet;

/// <summary>What is done with each device of a run.</summary>
/// <typeparam name="T">The result of one device.</typeparam>
/// <param name="Name">The operation in words, for progress and messages: <c>reading</c>.</param>
/// <param name="Safety">What may be repeated.</param>
/// <param name="RunAsync">
/// The work. The session is established; the progress takes a few words on the current step. Failures are thrown as
/// <see cref="DeviceException"/> or returned with what is known.
/// </param>
public sealed record FleetOperation<T>(
    string Name,
    OperationSafety Safety,
    Func<IDeviceSession, IProgress<string>, CancellationToken, Task<FleetWork<T>>> RunAsync)
    where T : class
{
    /// <summary>
    /// Gets what makes a result of a device that has none: one that never answered, was skipped or cancelled. Null leaves it without.
    /// The session is null where none was opened.
    /// </summary>
    public Func<DeviceTarget, IDeviceSession?, FleetWork<T>, T?>? Describe { get; init; }

    /// <summary>Gets how a session is established where that is more than asking once; null for that. Nothing of the operation has begun in it.</summary>
    public Func<IDeviceSession, CancellationToken, Task<DeviceIdentity>>? MeetAsync { get; init; }

    /// <summary>Gets a value indicating whether a device that cannot be reached or trusted is still handed to <see cref="RunAsync"/>.</summary>
    public bool RunsUnestablished { get; init; }

    /// <summary>
    /// Gets work that goes on until it is cancelled and passes on what it has as <see cref="FleetPartial{T}"/>; it stands in the place of
    /// <see cref="RunAsync"/>. It establishes the session, repeats and limits its requests itself, and all devices of the run are in it at once: how many are asked at
    /// the same time is its own affair.
    /// </summary>
    public Func<FleetStream<T>, CancellationToken, Task<FleetWork<T>>>? StreamAsync { get; init; }
}
