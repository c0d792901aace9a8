using System.Text.Encodings.Web;
using System.Text.Json;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Commands;

/// <summary>All profiles as one JSON document, for whoever asks what is recorded and what is inferred.</summary>
internal static class ProfileListing
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Create(ProfileCatalog catalog) =>
        JsonSerializer.Serialize(new { Profiles = catalog.Names.Select(name => ProfileSummary.Of(catalog.Get(name))) }, Json);
}
