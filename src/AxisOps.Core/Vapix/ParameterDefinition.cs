namespace AxisOps.Core.Vapix;

/// <summary>One parameter with its type; null means the device does not tell.</summary>
/// <param name="Name">Full name without the leading <c>root.</c>.</param>
/// <param name="Value">The value as sent, uncleaned; of a write-only parameter a mask that must never be written back.</param>
internal sealed record ParameterDefinition(string Name, string? Value)
{
    /// <summary>Gets the name for people.</summary>
    public string? NiceName { get; init; }

    /// <summary>Gets who may create, delete, read and write it.</summary>
    public ParameterSecurity? Security { get; init; }

    /// <summary>Gets the element that names the type: bool, int, string, password, enum, ip, ipList, hostname or one not known here.</summary>
    public string? Type { get; init; }

    /// <summary>Gets whether only the device itself changes it: marked read only or constant.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Gets whether its value cannot be read back.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Gets whether the device hides it from people: marked hidden or internal.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Gets the least number.</summary>
    public long? Minimum { get; init; }

    /// <summary>Gets the greatest number.</summary>
    public long? Maximum { get; init; }

    /// <summary>Gets how many characters a value may have.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Gets how a boolean spells true: <c>yes</c>, <c>true</c>, <c>On</c>.</summary>
    public string? TrueValue { get; init; }

    /// <summary>Gets how a boolean spells false.</summary>
    public string? FalseValue { get; init; }

    /// <summary>Gets the values of an enumeration, in the order of the device; empty for other types.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
