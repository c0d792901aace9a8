namespace AxisOps.Core.Sessions;

/// <summary>Hears what happens in sessions. Called from worker threads; implementations queue and return. No text holds a secret.</summary>
public interface ISessionObserver
{
    /// <summary>Gets a value indicating whether <see cref="Tell"/> is listened to; what nobody hears is not put into words.</summary>
    bool HearsStory => true;

    /// <summary>Gets a value indicating whether <see cref="Trace"/> is listened to.</summary>
    bool HearsRequests => true;

    /// <summary>Something the user can act on.</summary>
    /// <param name="target">The device.</param>
    /// <param name="message">One sentence.</param>
    void Warn(DeviceTarget target, string message);

    /// <summary>A peer that nothing vouched for was pinned on first use; a run that may pin many says so once.</summary>
    /// <param name="target">The device.</param>
    /// <param name="pin">What is kept now.</param>
    void Pinned(DeviceTarget target, DeviceTrust pin);

    /// <summary>A step of the story a user follows with <c>-Verbose</c>.</summary>
    /// <param name="target">The device.</param>
    /// <param name="message">One sentence.</param>
    void Tell(DeviceTarget target, string message);

    /// <summary>A request line with its status, redacted, for <c>-Debug</c>.</summary>
    /// <param name="target">The device.</param>
    /// <param name="message">One line.</param>
    void Trace(DeviceTarget target, string message);
}
