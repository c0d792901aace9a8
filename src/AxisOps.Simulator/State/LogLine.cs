namespace AxisOps.Simulator.State;

/// <summary>One event as a device notes it, before the form of its release is put on it. Never holds a secret.</summary>
/// <param name="Time">The device's own clock.</param>
/// <param name="Host">The name the unit had then; a later name does not change the line.</param>
/// <param name="Channel">Which log.</param>
/// <param name="Level">The level's name, such as <c>INFO</c>, <c>WARNING</c> or <c>ERR</c>.</param>
/// <param name="Process">The process that says it, such as <c>httpd</c>.</param>
/// <param name="Message">The text.</param>
internal sealed record LogLine(DateTimeOffset Time, string Host, LogChannel Channel, string Level, string Process, string Message)
{
    public const string HostParameter = "Network.HostName";
    private const int Longest = 512;

    /// <summary>Gets the text on one line and of bounded length, whatever a client put into a path or a name.</summary>
    public string Message { get; } = new([.. Message.Take(Longest).Select(character => char.IsControl(character) ? '?' : character)]);

    /// <summary>The name a unit puts into the lines it writes now.</summary>
    public static string HostOf(SimulatedDevice device) => device.GetParameter(HostParameter) is { Length: > 0 } name ? name : device.HostName;
}
