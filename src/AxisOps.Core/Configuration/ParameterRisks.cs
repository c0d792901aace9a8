using System.Text.Json;
using AxisOps.Core.Resources;

namespace AxisOps.Core.Configuration;

/// <summary>The risks that the data file <c>parameter-risks.json</c> lists; no name is in code.</summary>
public static class ParameterRisks
{
    private const string Source = "parameter-risks.json";

    private static readonly Lazy<(ParameterPattern Pattern, ParameterRisk Risk)[]> All = new(Load);

    /// <summary>Finds the risk of changing a parameter.</summary>
    /// <param name="name">The name without <c>root.</c>.</param>
    /// <returns>The first that fits; null for none.</returns>
    public static ParameterRisk? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Array.Find(All.Value, item => item.Pattern.Matches(name)).Risk;
    }

    private static (ParameterPattern Pattern, ParameterRisk Risk)[] Load()
    {
        using Stream stream = EmbeddedResource.Open(Source);
        using JsonDocument document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.GetProperty("risks").EnumerateArray().SelectMany(risk => risk.GetProperty("parameters").EnumerateArray().Select(name => (
                new ParameterPattern(name.GetString()!),
                new ParameterRisk(name.GetString()!, risk.GetProperty("reason").GetString()!, risk.GetProperty("recovery").GetString()!)))),
        ];
    }
}
