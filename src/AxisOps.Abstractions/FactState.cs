namespace AxisOps;

/// <summary>How a fact was read. There is no guess: a fact has a value or says why not.</summary>
public enum FactState
{
    /// <summary>The device reported it.</summary>
    Value,

    /// <summary>The device has no interface that tells.</summary>
    NotSupported,

    /// <summary>The account may not read it, or there was no account.</summary>
    NotPermitted,

    /// <summary>Reading it failed; the reason says why.</summary>
    Failed,

    /// <summary>It was not among the facts that were asked for.</summary>
    NotRequested,
}
