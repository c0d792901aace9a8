using System.Globalization;

namespace AxisOps.Core.Configuration;

/// <summary>A value that a parameter is to have. No record, since a record would print a secret.</summary>
public sealed class ParameterSetting
{
    /// <summary>Words in names of parameters whose values are secrets, also where devices show them: a community, for example.</summary>
    private static readonly string[] SecretWords =
        ["password", "passphrase", "passwd", "pwd", "secret", "community", "proxyauth", "proxypass", "psk", ".key", "privatekey", "apikey", "token", "credential"];

    /// <summary>Values that are no secrets where the name does not tell of one.</summary>
    private static readonly string[] PlainValues = [string.Empty, "yes", "no", "true", "false", "on", "off"];

    private readonly bool isGivenAsSecret;

    /// <summary>Initializes a new instance of the <see cref="ParameterSetting"/> class with text.</summary>
    /// <param name="name">The parameter, with <c>root.</c> or without.</param>
    /// <param name="value">The value.</param>
    /// <param name="isSecret">Whether it must stand nowhere, whatever the device says of the parameter.</param>
    public ParameterSetting(string name, string value, bool isSecret = false)
    {
        Name = ParameterName.WithoutRoot((name ?? throw new ArgumentNullException(nameof(name))).Trim());
        Value = value ?? throw new ArgumentNullException(nameof(value));
        isGivenAsSecret = isSecret;
    }

    /// <summary>Initializes a new instance of the <see cref="ParameterSetting"/> class with true or false, which each parameter spells in its own way.</summary>
    /// <param name="name">The parameter, with <c>root.</c> or without.</param>
    /// <param name="flag">The value.</param>
    public ParameterSetting(string name, bool flag)
        : this(name, flag ? "yes" : "no") => Flag = flag;

    /// <summary>Gets the name without <c>root.</c>.</summary>
    public string Name { get; }

    /// <summary>Gets a value indicating whether the value must stand nowhere: it was given as a secret, its name tells of one, or it is an address with a password in it.</summary>
    public bool IsSecret => isGivenAsSecret
        || (Flag is null && Value.Length > 0 && (Array.Exists(SecretWords, word => Name.Contains(word, StringComparison.OrdinalIgnoreCase)) || HoldsPassword(Value)));

    /// <summary>Gets the text; for true and false the most common spelling.</summary>
    internal string Value { get; }

    /// <summary>Gets true or false where that is meant; null for text.</summary>
    internal bool? Flag { get; }

    /// <summary>
    /// Gets a value indicating whether the value is kept out of what is written before the device was asked what the parameter is: it is a secret, or not known to
    /// be none.
    /// </summary>
    internal bool IsConcealed => IsSecret || !(Flag is not null || PlainValues.Contains(Value, StringComparer.OrdinalIgnoreCase) || PlainParameters.Contains(Name));

    /// <summary>Returns name and value, or why there is no value.</summary>
    /// <returns>For example <c>Network.SSH.Enabled = 'no'</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} = {(IsSecret ? "(secret)" : IsConcealed ? "(not shown)" : $"'{Http.Redactor.Printable(Value)}'")}");

    /// <summary>Tells whether a text is an address with a password: <c>http://user:password@host/</c>.</summary>
    private static bool HoldsPassword(string value)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        return scheme >= 0 && value.IndexOf('@', scheme) > 0;
    }
}
