using System.Text.Json;
using System.Text.Json.Serialization;

namespace AxisOps.Core.Simulation;

/// <summary>Reads the one line a simulator says when it is ready (docs/simulator.md).</summary>
internal static class SimulatorReadyLine
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    public static (DeviceSimulator Simulator, IReadOnlyList<SimulatorAccount> Accounts, SimulatorControl? Control) Parse(string line, int processId)
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
                Devices = [.. ready.Devices.Select(device => device.ToDevice())],
            },
            [.. ready.Credentials.Select(account => new SimulatorAccount(account.UserName, account.Password, account.Role))],
            ready.Control is { } control ? new SimulatorControl(control.Url, control.Token) : null);
    }

    private sealed record Ready(
        [property: JsonRequired] int Seed,
        int? HttpPort,
        int? HttpsPort,
        [property: JsonRequired] string RootCertificate,
        [property: JsonRequired] IReadOnlyList<ReadyAccount> Credentials,
        [property: JsonRequired] IReadOnlyList<SimulatorDeviceDocument> Devices,
        ReadyControl? Control);

    private sealed record ReadyAccount(string UserName, string Password, string Role);

    private sealed record ReadyControl(Uri Url, string Token);
}
