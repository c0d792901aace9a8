using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>Settings of the REST family that decide what other APIs of a unit do.</summary>
internal static class RestSettings
{
    /// <summary>Whether strangers may ask for the unrestricted device information.</summary>
    public static bool AllowsAnonymousInfo(SimulatedDevice device) =>
        Find(device, "basic-device-info/allowAnonymous") is not { } value || value.GetValue<bool>();

    /// <summary>Whether only what FIPS 140-3 allows may be used.</summary>
    public static bool IsFips(SimulatedDevice device) => Find(device, "crypto-policy/active_policy")?.ToString() == "FIPS";

    private static JsonNode? Find(SimulatedDevice device, string path)
    {
        if (device.State.Peek<RestStore>() is not { } store)
        {
            return null;
        }

        lock (store.Gate)
        {
            return store.TryGet(path, out var value) ? value : null;
        }
    }
}
