namespace AxisOps.Core.Runs;

/// <summary>What a person says when going on with a run.</summary>
public sealed record RunResume
{
    /// <summary>Gets the values of the plan's secrets, by name.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a new failure budget; null to keep the planned one.</summary>
    public string? MaxFailure { get; init; }

    /// <summary>Gets a value indicating whether devices that failed are tried again.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>Gets a value indicating whether the wave that the run halted at is accepted without a healthy verdict.</summary>
    public bool AcceptsWave { get; init; }

    /// <summary>Gets the SHA-256 of the script that judges waves; null for none.</summary>
    public string? HealthScriptSha256 { get; init; }

    /// <summary>Gets how many devices are worked on at once; null to keep the planned number.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>Gets how long one device may take; null to keep the planned time.</summary>
    public TimeSpan? DeviceTimeout { get; init; }

    /// <summary>Gets how peers are trusted that nothing vouches for; null as planned.</summary>
    public TrustMode? Trust { get; init; }

    /// <summary>Gets a value indicating whether plain HTTP may be spoken where HTTPS was never seen; null as planned.</summary>
    public bool? AllowHttp { get; init; }

    /// <summary>Gets who signs; null for the store's own key.</summary>
    public IRunSigner? Signer { get; init; }
}
