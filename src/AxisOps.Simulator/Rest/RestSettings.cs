using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>Settings of the REST family that decide what other APIs of a unit do.</summary>
internal static class RestSettings
{
    /// <summary>Whether strangers may ask for the unrestricted device information.</summary>
    public static bool AllowsAnonymousInfo(SimulatedDevice device) =>
        Find(device, "basic-device-info/allowAnonymous") is not { } value || value.GetValue<bool>();

    /// <summary>The passphrase policy for new accounts: <c>none</c>, <c>length</c> or <c>complex</c>.</summary>
    public static string PassphrasePolicy(SimulatedDevice device) =>
        Find(device, "user-management/settings/passphraseComplexity/policy")?.ToString() ?? "none";

    /// <summary>Whether a password meets the policy: 15 characters, or 12 of four kinds (recorded descriptions).</summary>
    public static bool MeetsPassphrasePolicy(SimulatedDevice device, string password) => PassphrasePolicy(device) switch
    {
        "length" => password.Length >= 15,
        "complex" => password.Length >= 12 && password.Any(char.IsAsciiLetterUpper) && password.Any(char.IsAsciiLetterLower)
            && password.Any(char.IsAsciiDigit) && !password.All(char.IsAsciiLetterOrDigit),
        _ => true,
    };

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
