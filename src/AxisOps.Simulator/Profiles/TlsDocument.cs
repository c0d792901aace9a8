namespace AxisOps.Simulator.Profiles;

/// <summary>The TLS side of a release: whether it listens, protocol versions, default certificate.</summary>
internal sealed record TlsDocument
{
    public bool Enabled { get; init; } = true;

    public bool WhenFactoryNew { get; init; } = true;

    public string[] Protocols { get; init; } = ["1.2", "1.3"];

    public required CertificateDocument Certificate { get; init; }

    /// <summary>Gets for how long the web server takes no connection after its TLS settings were changed; how long devices take is not known.</summary>
    public int RestartPauseSec { get; init; }

    public string? Source { get; init; }
}
