using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AxisOps.Core.Runs.Reports;

/// <summary>
/// A run in JSON: every property in camel case, null included, so that each object has the same members; enums by name, instants as RFC 3339. All but plain
/// ASCII is escaped, which disarms terminal escapes and marks that turn the direction of text.
/// </summary>
internal static class RunReportJson
{
    /// <summary>The value of <c>schema</c>. Members are only added under one number.</summary>
    public const string Schema = "axisops-run-report/1";

    private static readonly JsonTypeInfo<RunReportDocument> Document = (JsonTypeInfo<RunReportDocument>)new JsonSerializerOptions(RunReportJsonContext.Default.Options)
    {
        TypeInfoResolver = RunReportJsonContext.Default.WithAddedModifier(LeaveOut),
    }.GetTypeInfo(typeof(RunReportDocument));

    public static void Write(Stream stream, RunReport report)
    {
        var document = new RunReportDocument(RunReportJson.Schema, report.CreatedAt.ToUniversalTime(), (decimal)report.Soak.TotalSeconds, report.Run, report.Check);
        JsonSerializer.Serialize(stream, document, Document);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>What only a script that looks at a running wave gets.</summary>
    private static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Type == typeof(FleetRunWave))
        {
            type.Properties.Remove(type.Properties.Single(property => property.Name == "results"));
        }
    }
}
