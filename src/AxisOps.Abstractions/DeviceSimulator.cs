namespace AxisOps;

/// <summary>A running simulator: a child process of this one, with the fleet it plays.</summary>
public sealed class DeviceSimulator
{
    /// <summary>Gets the process id.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Gets the seed everything but key material follows from.</summary>
    public int Seed { get; init; }

    /// <summary>Gets the shared port of plain HTTP; null where every device has its own.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the shared port of HTTPS; null where every device has its own.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets the roots of the simulated device identities, PEM.</summary>
    public required string RootCertificate { get; init; }

    /// <summary>Gets the devices.</summary>
    public IReadOnlyList<SimulatedDevice> Devices { get; init => field = IndexableList.Of(value); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"Simulator {ProcessId} with {Devices.Count} devices";
}
