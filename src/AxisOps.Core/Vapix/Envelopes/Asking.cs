using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>One question, one answer.</summary>
internal static class Asking
{
    /// <summary>Sends a request and parses what comes back.</summary>
    public static async Task<T> AskAsync<T>(
        this IDeviceChannel channel,
        DeviceRequest request,
        string api,
        string? method,
        Func<DeviceReply, ApiCall, T> parse,
        CancellationToken cancellationToken)
    {
        DeviceReply reply = await channel.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return parse(reply, new ApiCall(channel.Target, api, method));
    }
}
