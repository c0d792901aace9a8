using System.Text.Json;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>What a peer is to do: the same devices, requests and trust for each. It is a folder of files that peers read; the password is in the environment.</summary>
/// <param name="RootCertificate">The root that vouches for devices, as PEM.</param>
/// <param name="UserName">The account.</param>
/// <param name="Readings">The requests, by profile.</param>
internal sealed record FleetPlan(string RootCertificate, string UserName, IReadOnlyDictionary<string, PlannedReading> Readings)
{
    internal const string PasswordVariable = "AXISOPS_BENCHMARK_PASSWORD";
    internal const string PlanFile = "plan.json";
    internal const string DeviceFile = "devices.csv";
    internal const string RootFile = "root.pem";
    internal const string StoreFile = "fleet.db";

    /// <summary>Gets a value indicating whether every device is proven by the root and asks for Basic, which is all that some peers can do.</summary>
    public bool IsSimple { get; init; }

    internal static string Password => Environment.GetEnvironmentVariable(PasswordVariable) ?? throw new InvalidOperationException($"{PasswordVariable} is not set.");

    internal static FleetPlan Read(string folder) => JsonSerializer.Deserialize<FleetPlan>(File.ReadAllBytes(Path.Combine(folder, PlanFile)), JsonSerializerOptions.Web)!;

    /// <summary>Reads the devices one by one, so that a list of them is not counted as the memory of whoever works on them.</summary>
    internal static IEnumerable<PlannedDevice> ReadDevices(string folder) => File.ReadLines(Path.Combine(folder, DeviceFile)).Skip(1).Select(PlannedDevice.Parse);

    internal void Write(string folder, IEnumerable<PlannedDevice> devices)
    {
        File.WriteAllBytes(Path.Combine(folder, PlanFile), JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
        File.WriteAllLines(Path.Combine(folder, DeviceFile), devices.Select(device => device.Line).Prepend(PlannedDevice.Heading));
        File.WriteAllText(Path.Combine(folder, RootFile), RootCertificate);
    }
}
