namespace AxisOps.Simulator.Profiles;

/// <summary>
/// The four digits of a parameter's security level: who may create, delete, read and write it (API doc, parameter management).
/// A digit is the lowest level that may; 7 is nobody who comes in from outside.
/// </summary>
internal readonly record struct SecurityLevel(string Digits)
{
    /// <summary>What is assumed where nothing is known of a name: administrators read and write.</summary>
    public static readonly SecurityLevel Unknown = new("7766");

    public Role Read => Level(this.Digits[2]);

    public Role Write => Level(this.Digits[3]);

    private static Role Level(char digit) => digit switch
    {
        '0' or '1' => Role.Viewer, // level 0 still needs a viewer login from outside (API doc, parameter management)
        '2' or '3' or '4' => Role.Operator,
        '5' or '6' => Role.Administrator,
        _ => Role.Internal,
    };
}
