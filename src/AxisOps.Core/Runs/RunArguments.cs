using System.Text.Json.Serialization;
using AxisOps.Core.Configuration;
using AxisOps.Core.Power;

namespace AxisOps.Core.Runs;

/// <summary>How plans keep the arguments of their operations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RestartArguments))]
[JsonSerializable(typeof(ParameterArguments))]
internal sealed partial class RunArguments : JsonSerializerContext;
