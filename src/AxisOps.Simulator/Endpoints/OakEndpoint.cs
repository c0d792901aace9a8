using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The owner authentication key (API doc, OAK). A unit asks for it outside, past no proxy: with one it answers 1100, as documented. The key is made up
/// from the serial number and is good for nothing.
/// </summary>
internal sealed class OakEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>> { ["getOAK"] = Get })
{
    private static Reply Get(JsonRequest request)
    {
        var network = NetworkSettings.Of(request.Device).Value;
        if (!string.IsNullOrEmpty(network.HttpProxy) || !string.IsNullOrEmpty(network.HttpsProxy))
        {
            return request.Error("internal");
        }

        var digits = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes("OAK of " + request.Device.Claimed.Serial)));
        return request.Data(new JsonObject { ["oak"] = $"{digits[..4]}-{digits[4..8]}-{digits[8..12]}" });
    }
}
