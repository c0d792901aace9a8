using System.Threading.Channels;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Fleet;

/// <summary>What a streaming operation works with on one device: its session, and the way to the run's events.</summary>
/// <typeparam name="T">The result.</typeparam>
public sealed class FleetStream<T>
    where T : class
{
    private readonly IDeviceSessionFactory sessions;
    private readonly SessionOptions options;
    private readonly ChannelWriter<FleetEvent> events;

    internal FleetStream(DeviceTarget target, IDeviceSessionFactory sessions, SessionOptions options, ChannelWriter<FleetEvent> events)
    {
        Target = target;
        this.sessions = sessions;
        this.options = options;
        this.events = events;
        Session = sessions.Open(target, options);
    }

    /// <summary>Gets the device as it was named.</summary>
    public DeviceTarget Target { get; }

    /// <summary>Gets the session; not established.</summary>
    public IDeviceSession Session { get; private set; }

    /// <summary>Gives the session back and opens another, which looks anew where the device is.</summary>
    /// <returns>A task that ends when <see cref="Session"/> is the new one.</returns>
    public async ValueTask RenewAsync()
    {
        await Session.DisposeAsync().ConfigureAwait(false);
        Session = sessions.Open(Target, options);
    }

    /// <summary>Passes something on; waits while the reader of the events is behind.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when it was taken.</returns>
    public ValueTask EmitAsync(T value, CancellationToken cancellationToken) => events.WriteAsync(new FleetPartial<T>(Target, value), cancellationToken);

    /// <summary>Tells the user something.</summary>
    /// <param name="level">For whom it is.</param>
    /// <param name="text">One sentence, without secrets.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when it was taken.</returns>
    public ValueTask TellAsync(FleetMessageLevel level, string text, CancellationToken cancellationToken) =>
        events.WriteAsync(new FleetMessage(Target, level, text), cancellationToken);
}
