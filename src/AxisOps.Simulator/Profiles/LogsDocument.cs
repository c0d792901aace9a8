namespace AxisOps.Simulator.Profiles;

/// <summary>What a release notes in its logs; the defaults are those of AXIS OS 11.6 to 12.4.</summary>
internal sealed record LogsDocument
{
    /// <summary>Gets whether a wrong password of an existing user is noted in the system log (10.4 and later).</summary>
    public bool LoginFailures { get; init; } = true;

    /// <summary>Gets whether account changes are noted in the system log (10.9 and later).</summary>
    public bool AccountChanges { get; init; } = true;

    /// <summary>Gets the word for a blocked address: <c>Blacklisting</c> up to 11.5.</summary>
    public string BlockedWord { get; init; } = "Blocklisting";

    /// <summary>Gets whether there is an audit log (12.5 and later).</summary>
    public bool Audit { get; init; }

    public string? Source { get; init; }
}
