namespace AxisOps.Simulator.Security;

/// <summary>What the client's credentials amount to.</summary>
/// <param name="Scheme">The scheme the client used.</param>
/// <param name="UserName">The name it gave, if it could be read.</param>
/// <param name="Account">The account, when everything was right.</param>
/// <param name="Stale">The digest was right but for its nonce: expired, not of this device, or counted already.</param>
/// <param name="Malformed">The digest is for another request than this one.</param>
internal sealed record AuthenticationResult(AuthenticationScheme Scheme, string? UserName, Account? Account, bool Stale = false, bool Malformed = false)
{
    public static readonly AuthenticationResult Nothing = new(AuthenticationScheme.None, null, null);

    /// <summary>Gets whether credentials were given and refused. Fetching a challenge is not a failure.</summary>
    public bool IsFailure => this.Scheme != AuthenticationScheme.None && this.Account is null && !this.Stale && !this.Malformed;
}
