using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>The session as the reader uses it: keeps credentials out once they are of no use, and listens to what every answer tells by the way.</summary>
internal sealed class ReadingChannel(IDeviceChannel inner) : IDeviceChannel
{
    public DeviceTarget Target => inner.Target;

    /// <summary>Gets or sets a value indicating whether no credential may go with any request.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Gets a value indicating whether anything answered.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Gets a value indicating whether an answer said that there is no administrator yet.</summary>
    public bool SawNeedsSetup { get; private set; }

    /// <summary>Gets the comparison of clocks from the quickest answer; null when no answer carried a date.</summary>
    public ClockSample? Clock { get; private set; }

    /// <summary>Gets the last answer; null before the first.</summary>
    public DeviceReply? Last { get; private set; }

    public async Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        DeviceRequest sent = Anonymous ? request with { Authentication = RequestAuthentication.Anonymous } : request;
        DeviceReply reply = await inner.SendAsync(sent, cancellationToken).ConfigureAwait(false);
        HasAnswered = true;
        Last = reply;
        SawNeedsSetup |= HttpFailure.NeedsSetup(reply);
        if (reply.Date is { } date && (Clock is null || reply.Elapsed < Clock.Uncertainty))
        {
            Clock = ClockSample.Of(date, reply, "Date header");
        }

        return reply;
    }
}
