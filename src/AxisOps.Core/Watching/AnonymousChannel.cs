using AxisOps.Core.Http;

namespace AxisOps.Core.Watching;

/// <summary>Sends every request as anybody may, and keeps the last answer. Any status is an answer; a credential never goes out.</summary>
internal sealed class AnonymousChannel(IDeviceChannel inner) : IDeviceChannel
{
    public DeviceTarget Target => inner.Target;

    /// <summary>Gets the last answer; null before the first.</summary>
    public DeviceReply? Last { get; private set; }

    public async Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        Last = null;
        Last = await inner.SendAsync(request with { Authentication = RequestAuthentication.Anonymous }, cancellationToken).ConfigureAwait(false);
        return Last;
    }
}
