using System.Text.Json;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>What a peer is to do: the same devices, requests and trust for each. It is a file that peers read; the password is in the environment.</summary>
internal sealed record FleetPlan(string RootCertificate, string UserName, IReadOnlyList<PlannedDevice> Devices, IReadOnlyDictionary<string, IReadOnlyList<PlannedRequest>> Requests)
{
    internal const string PasswordVariable = "AXISOPS_BENCHMARK_PASSWORD";

    internal static string Password => Environment.GetEnvironmentVariable(PasswordVariable) ?? throw new InvalidOperationException($"{PasswordVariable} is not set.");

    internal static FleetPlan Read(string path) => JsonSerializer.Deserialize<FleetPlan>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;

    internal void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
}
