using System.Text.Json;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>Network time synchronization: the list of servers is replaced as a whole, and its first is the old parameter (seen on 12.11).</summary>
internal sealed class NtpBehaviour : RestBehaviour
{
    private const string Parameter = "Time.NTP.Server";

    public override RestFault? Change(RestCall call, IReadOnlyList<RestChange> changes)
    {
        foreach (var change in changes.Where(change => change.Path == "ntp/client/staticServers"))
        {
            if (change.Value.ValueKind == JsonValueKind.Array && call.Device.ProfileData.Parameters.Find(Parameter) is not null)
            {
                call.Device.SetParameter(Parameter, change.Value.EnumerateArray().Select(server => server.GetString()).FirstOrDefault() ?? "0.0.0.0");
            }
        }

        return null;
    }
}
