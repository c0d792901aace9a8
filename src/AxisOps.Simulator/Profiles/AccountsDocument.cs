namespace AxisOps.Simulator.Profiles;

/// <summary>How a release keeps accounts; the defaults are those of AXIS OS 11.6 to 12.</summary>
internal sealed record AccountsDocument
{
    /// <summary>
    /// Gets how a unit nobody set up shows itself: <c>header</c> refuses all but the first account with <c>Axis-Setup</c> (10.x and later), <c>open</c> answers
    /// <c>pwdgrp.cgi</c> without a login, <c>default</c> has an account root with a known password (before 5.51.6, 6.50.4, 8.40.3 and 9.40.1).
    /// </summary>
    public string Setup { get; init; } = "header";

    /// <summary>Gets the known password of <c>default</c>.</summary>
    public string FactoryPassword { get; init; } = "pass";

    /// <summary>Gets whether the first account has to be root, with the right to steer and without a comment (before 11.5).</summary>
    public bool FirstMustBeRoot { get; init; }

    /// <summary>Gets whether root cannot be removed and stays an administrator (before 11.6).</summary>
    public bool RootStays { get; init; }

    /// <summary>Gets whether only root changes root (5.x).</summary>
    public bool RootChangesRoot { get; init; }

    /// <summary>Gets the policy for passwords a unit starts with: <c>none</c>, <c>length</c> or <c>complex</c>.</summary>
    public string PassphrasePolicy { get; init; } = "none";

    public string? Source { get; init; }
}
