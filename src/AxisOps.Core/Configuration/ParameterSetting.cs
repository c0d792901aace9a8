using System.Globalization;

namespace AxisOps.Core.Configuration;

/// <summary>A value that a parameter is to have. No record, since a record would print a secret.</summary>
public sealed class ParameterSetting
{
    /// <summary>Words in names of recorded parameters whose values are secrets; the device's own definition is not known before it is asked.</summary>
    private static readonly string[] SecretWords = ["password", "passphrase", "passwd", "pwd", "secret", "community", "proxyauth", "psk", ".key", "proxypass"];

    /// <summary>Initializes a new instance of the <see cref="ParameterSetting"/> class with text.</summary>
    /// <param name="name">The parameter, with <c>root.</c> or without.</param>
    /// <param name="value">The value.</param>
    /// <param name="isSecret">Whether it must stand nowhere, whatever the device says of the parameter.</param>
    public ParameterSetting(string name, string value, bool isSecret = false)
    {
        Name = ParameterName.WithoutRoot((name ?? throw new ArgumentNullException(nameof(name))).Trim());
        Value = value ?? throw new ArgumentNullException(nameof(value));
        IsSecret = isSecret;
    }

    /// <summary>Initializes a new instance of the <see cref="ParameterSetting"/> class with true or false, which each parameter spells in its own way.</summary>
    /// <param name="name">The parameter, with <c>root.</c> or without.</param>
    /// <param name="flag">The value.</param>
    public ParameterSetting(string name, bool flag)
        : this(name, flag ? "yes" : "no") => Flag = flag;

    /// <summary>Gets the name without <c>root.</c>.</summary>
    public string Name { get; }

    /// <summary>Gets a value indicating whether the value must stand nowhere.</summary>
    public bool IsSecret { get; }

    /// <summary>Gets the text; for true and false the most common spelling.</summary>
    internal string Value { get; }

    /// <summary>Gets true or false where that is meant; null for text.</summary>
    internal bool? Flag { get; }

    /// <summary>Gets a value indicating whether the value is kept out of every text: it was given as a secret, or the name says that it is one.</summary>
    internal bool IsConcealed => IsSecret || Array.Exists(SecretWords, word => Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns name and value, or only that it is a secret.</summary>
    /// <returns>For example <c>Network.SSH.Enabled = 'no'</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} = {(IsConcealed ? "(secret)" : $"'{Http.Redactor.Printable(Value)}'")}");
}
