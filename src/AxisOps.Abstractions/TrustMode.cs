namespace AxisOps;

/// <summary>What to do with a peer that is neither proven nor pinned.</summary>
public enum TrustMode
{
    /// <summary>Send it no credential.</summary>
    Strict,

    /// <summary>Pin its public key for its claimed serial number, once, with a warning; a changed pin stays an error.</summary>
    TrustOnFirstUse,
}
