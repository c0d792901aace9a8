namespace AxisOps.Core.Fleet;

/// <summary>How a streaming operation asks devices again and again.</summary>
/// <param name="Interval">The time from one question to the next.</param>
/// <param name="ThrottleLimit">How many devices are asked at once.</param>
/// <param name="Timeout">How long one device may take each time.</param>
public sealed record PollOptions(TimeSpan Interval, int ThrottleLimit, TimeSpan Timeout);
