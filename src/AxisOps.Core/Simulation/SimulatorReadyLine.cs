using System.Text.Json;
using System.Text.Json.Serialization;

namespace AxisOps.Core.Simulation;

/// <summary>Reads the one line a simulator says when it is ready (docs/simulator.md).</summary>
internal static class SimulatorReadyLine
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    public static (DeviceSimulator Simulator, IReadOnlyList<SimulatorAccount> Accounts) Parse(string line, int processId)
    {
        Ready ready;
        try
        {
            ready = JsonSerializer.Deserialize<Ready>(line, Options) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new SimulatorException("The simulator did not say that it is ready, but something else: its version is not this module's.", error);
        }

        return (
            new DeviceSimulator
            {
                ProcessId = processId,
                Seed = ready.Seed,
                HttpPort = ready.HttpPort,
                HttpsPort = ready.HttpsPort,
                RootCertificate = ready.RootCertificate,
                Devices = [.. ready.Devices.Select(ToDevice)],
            },
            [.. ready.Credentials.Select(account => new SimulatorAccount(account.UserName, account.Password, account.Role))]);
    }

    private static SimulatedDevice ToDevice(ReadyDevice device) => new()
    {
        SerialNumber = device.SerialNumber,
        Address = device.Address,
        HttpPort = device.HttpPort,
        HttpsPort = device.HttpsPort,
        Profile = device.Profile,
        Model = device.Model,
        OsVersion = AxisOsVersion.TryParse(device.Version, out AxisOsVersion? version) ? version : null,
        FactoryNew = device.FactoryNew,
        Faults = device.Faults,
    };

    private sealed record Ready(
        [property: JsonRequired] int Seed,
        int? HttpPort,
        int? HttpsPort,
        [property: JsonRequired] string RootCertificate,
        [property: JsonRequired] IReadOnlyList<ReadyAccount> Credentials,
        [property: JsonRequired] IReadOnlyList<ReadyDevice> Devices);

    private sealed record ReadyAccount(string UserName, string Password, string Role);

    private sealed record ReadyDevice(
        [property: JsonRequired] string SerialNumber,
        [property: JsonRequired] string Address,
        int? HttpPort,
        int? HttpsPort,
        string? Profile,
        string? Model,
        string? Version,
        bool FactoryNew,
        IReadOnlyList<string> Faults);
}
