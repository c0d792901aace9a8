using System.Text.Json.Serialization;

namespace AxisOps.Core.Runs.Reports;

/// <summary>The generated serializer of reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(RunReportDocument))]
internal sealed partial class RunReportJsonContext : JsonSerializerContext;
