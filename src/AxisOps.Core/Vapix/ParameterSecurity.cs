using System.Globalization;

namespace AxisOps.Core.Vapix;

/// <summary>The lowest level that may do something with a parameter: 0 open, 1 viewer, 4 operator, 6 administrator, 7 the device itself.</summary>
/// <param name="Create">Who may create it.</param>
/// <param name="Delete">Who may delete it.</param>
/// <param name="Read">Who may read it.</param>
/// <param name="Write">Who may write it.</param>
internal sealed record ParameterSecurity(int Create, int Delete, int Read, int Write)
{
    /// <summary>Reads the four digits of a device, for example <c>7714</c>; null for anything else.</summary>
    public static ParameterSecurity? From(string? digits) =>
        digits is { Length: 4 } && digits.All(char.IsAsciiDigit)
            ? new(Level(digits[0]), Level(digits[1]), Level(digits[2]), Level(digits[3]))
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Create}{Delete}{Read}{Write}");

    private static int Level(char digit) => CharUnicodeInfo.GetDecimalDigitValue(digit);
}
