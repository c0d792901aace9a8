using AxisOps.Core.Http;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>One comparison of two clocks.</summary>
/// <param name="Offset">
/// How far the device is ahead, in whole seconds: neither the Date header nor <c>time.cgi</c> is finer. Zero where equal clocks would have
/// given the same answer.
/// </param>
/// <param name="Uncertainty">How long the answer took; the offset is at most half of this and half a second off.</param>
/// <param name="Source">Where the device's time came from.</param>
internal sealed record ClockSample(TimeSpan Offset, TimeSpan Uncertainty, string Source)
{
    /// <summary>Compares a time the device put into an answer with the middle of the exchange.</summary>
    public static ClockSample Of(DateTimeOffset deviceTime, DeviceReply reply, string source)
    {
        // The device cuts its time to the second, so it lies half a second later on average; what equal clocks explain is no offset.
        DateTimeOffset middle = reply.ReceivedAt - (reply.Elapsed / 2);
        double seconds = (deviceTime - middle).TotalSeconds + 0.5;
        double doubt = 0.5 + (reply.Elapsed.TotalSeconds / 2);
        return new ClockSample(TimeSpan.FromSeconds(Math.Abs(seconds) <= doubt ? 0 : Math.Round(seconds)), reply.Elapsed, source);
    }
}
