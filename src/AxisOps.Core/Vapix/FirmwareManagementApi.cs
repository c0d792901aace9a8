using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>firmwaremanagement.cgi</c>, AXIS OS 7.40 and later, for administrators.</summary>
internal static class FirmwareManagementApi
{
    public const string Name = "firmwaremanagement.cgi";

    /// <summary>Reads the state of the images.</summary>
    public static Task<FirmwareStatus> StatusAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request("/axis-cgi/firmwaremanagement.cgi", "status"), Name, "status", Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static FirmwareStatus Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Firmware, Read);

    /// <summary>Parses the answer to <c>upgrade</c>.</summary>
    /// <returns>The version that the device is going to start; null when it does not tell.</returns>
    public static string? ParseUpgrade(DeviceReply reply, ApiCall call) =>
        JsonRpcReply.Read(reply, call, JsonRpcCodes.Firmware, data => data.Text("firmwareVersion"));

    private static FirmwareStatus Read(JsonElement data)
    {
        string? inactive = data.Text("inactiveFirmwareVersion");
        return new FirmwareStatus(
            data.Text("activeFirmwareVersion"),
            "UNKNOWN".Equals(inactive, StringComparison.OrdinalIgnoreCase) ? null : inactive,
            inactive is not null,
            data.Flag("isCommited") ?? data.Flag("isCommitted"),
            data.Text("pendingCommit"),
            data.Seconds("timeToRollback"),
            data.Text("lastUpgradeAt"),
            data.Text("resetSource"));
    }
}
