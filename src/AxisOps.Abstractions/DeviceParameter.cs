namespace AxisOps;

/// <summary>One parameter of one device, as read at one moment. Texts are fit for a terminal.</summary>
public sealed class DeviceParameter
{
    /// <summary>Gets the device as it was named.</summary>
    public required string Device { get; init; }

    /// <summary>Gets the serial number of the device; null when not known.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets the name without the leading <c>root.</c>, spelled as the device does.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the value without control and direction characters, empty where it is; null when it is a secret, which devices do not give.</summary>
    public string? Value { get; init; }

    /// <summary>Gets a value indicating whether the device gives asterisks in place of the value.</summary>
    public bool IsMasked { get; init; }

    /// <summary>Gets the name for people; null when not told or not asked.</summary>
    public string? NiceName { get; init; }

    /// <summary>Gets the type as the device names it: bool, int, string, password, enum, ip, ipList, hostname; null when not told or not asked.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the values it takes, those of a bool too; null when it takes any, or not told or not asked.</summary>
    public IReadOnlyList<string>? AllowedValues { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets the least number; null when there is none, or not told or not asked.</summary>
    public long? Minimum { get; init; }

    /// <summary>Gets the greatest number; null when there is none, or not told or not asked.</summary>
    public long? Maximum { get; init; }

    /// <summary>Gets how many characters it may have; null when not bounded, or not told or not asked.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Gets whether only the device itself changes it; null when not told or not asked.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>
    /// Gets who may create, delete, read and write it, one digit each (<c>7714</c>): 0 open, 1 viewer, 4 operator, 6 administrator, 7 the device itself;
    /// null when not told or not asked.
    /// </summary>
    public string? SecurityLevel { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={(IsMasked ? "******" : Value)}";
}
