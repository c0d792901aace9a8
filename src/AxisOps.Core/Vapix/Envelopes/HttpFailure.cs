using System.Globalization;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>What an HTTP status alone says, where the body says nothing better.</summary>
internal static class HttpFailure
{
    /// <summary>Throws for the statuses that mean the same in every family, whatever the body holds.</summary>
    public static void ThrowIfRefused(DeviceReply reply, ApiCall call)
    {
        switch (reply.Status)
        {
            case 401 when NeedsSetup(reply):
                throw call.Failure(DeviceErrorKind.Unauthorized, "the device has no administrator yet", 401);
            case 401:
                throw call.Failure(DeviceErrorKind.Unauthorized, "the device asks for a credential", 401);
            case 403:
                throw call.Failure(DeviceErrorKind.Forbidden, "the account may not do this, or this computer is blocked for a while (HTTP 403)", 403);
            case 423 or 502 or 503 or 504:
                throw call.Failure(DeviceErrorKind.Busy, Status("the device is starting or busy", reply), reply.Status);
        }
    }

    /// <summary>Throws for every status that is not success.</summary>
    public static void ThrowIfFailed(DeviceReply reply, ApiCall call)
    {
        ThrowIfRefused(reply, call);
        switch (reply.Status)
        {
            case >= 200 and < 300:
                return;
            case 404 or 405 or 501:
                throw call.Failure(DeviceErrorKind.NotSupported, Status("the device has no such interface", reply), reply.Status);
            case >= 500:
                throw call.Failure(DeviceErrorKind.Protocol, Status("the device failed to answer", reply), reply.Status);
            case >= 400:
                throw call.Failure(DeviceErrorKind.Rejected, Status("the device refused: " + Reason(reply), reply), reply.Status);
            default:
                throw call.Failure(DeviceErrorKind.Protocol, Status("the answer is neither success nor failure", reply), reply.Status);
        }
    }

    /// <summary>Tells whether a 401 comes from a device without administrator.</summary>
    public static bool NeedsSetup(DeviceReply reply) => reply.SaysNeedsSetup;

    private static string Reason(DeviceReply reply) => DeviceText.Message(reply.Body.Length > 64 * 1024 ? null : reply.Text());

    private static string Status(string text, DeviceReply reply) => string.Create(CultureInfo.InvariantCulture, $"{text} (HTTP {reply.Status})");
}
