namespace AxisOps.Simulator.State;

/// <summary>What somebody changed of one mode of 802.1X; null is as the profile says. Secrets are known to be set, not kept.</summary>
internal sealed record Dot1XValues
{
    public string? Identity { get; init; }

    public string? EapolVersion { get; init; }

    public string? ClientCertificate { get; init; }

    public IReadOnlyList<string>? Authorities { get; init; }

    public string? PeapVersion { get; init; }

    public int? Label { get; init; }

    public bool? PasswordSet { get; init; }

    public bool? KeySet { get; init; }

    public string? KeyName { get; init; }
}
