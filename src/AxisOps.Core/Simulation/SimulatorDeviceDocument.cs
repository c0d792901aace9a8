using System.Text.Json.Serialization;

namespace AxisOps.Core.Simulation;

/// <summary>A device as the simulator describes it, in its ready line and in answers of its control interface.</summary>
internal sealed record SimulatorDeviceDocument(
    [property: JsonRequired] string SerialNumber,
    [property: JsonRequired] string Address,
    int? HttpPort,
    int? HttpsPort,
    string? Profile,
    string? Model,
    string? Version,
    bool FactoryNew,
    IReadOnlyList<string> Faults)
{
    public SimulatedDevice ToDevice() => new()
    {
        SerialNumber = SerialNumber,
        Address = Address,
        HttpPort = HttpPort,
        HttpsPort = HttpsPort,
        Profile = Profile,
        Model = Model,
        OsVersion = AxisOsVersion.TryParse(Version, out AxisOsVersion? version) ? version : null,
        FactoryNew = FactoryNew,
        Faults = Faults,
    };
}
