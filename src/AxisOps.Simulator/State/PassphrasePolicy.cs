namespace AxisOps.Simulator.State;

/// <summary>
/// Which passwords a unit takes for its accounts: any, <c>length</c> (15 or more), or <c>complex</c> (12 or more with lower and upper case letters, digits and others;
/// API doc, user management v2). Whoever offers the setting over the network sets <see cref="Policy"/>.
/// </summary>
internal sealed class PassphrasePolicy(string policy)
{
    public const string None = "none";
    public const string Length = "length";
    public const string Complex = "complex";

    private string policy = policy;

    /// <summary>Gets or sets the policy's name; what is no name is refused.</summary>
    public string Policy
    {
        get => Volatile.Read(ref this.policy);
        set => Volatile.Write(ref this.policy, value is None or Length or Complex ? value : throw new ArgumentException($"'{value}' is no policy.", nameof(value)));
    }

    public bool Accepts(string password) => this.Policy switch
    {
        Length => password.Length >= 15,
        Complex => password.Length >= 12
            && password.Any(char.IsAsciiLetterLower) && password.Any(char.IsAsciiLetterUpper) && password.Any(char.IsAsciiDigit)
            && password.Any(character => !char.IsAsciiLetterOrDigit(character)),
        _ => true,
    };
}
