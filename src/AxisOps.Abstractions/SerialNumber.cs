using System.Diagnostics.CodeAnalysis;

namespace AxisOps;

/// <summary>
/// The serial number of an Axis device: its MAC address as twelve hexadecimal digits. APIs spell it in upper case, certificates and
/// host names in lower case, and some with separators; the normal form here is upper case without separators.
/// </summary>
public static class SerialNumber
{
    /// <summary>Brings a serial number or MAC address into the normal form.</summary>
    /// <param name="text">For example <c>b8:a4:4f:00:00:01</c>, <c>B8-A4-4F-00-00-01</c> or <c>b8a44f000001</c>; null is not a serial number.</param>
    /// <param name="serialNumber">Twelve upper-case hexadecimal digits, or null.</param>
    /// <returns>Whether <paramref name="text"/> is a serial number.</returns>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? serialNumber)
    {
        serialNumber = null;
        if (text is null)
        {
            return false;
        }

        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.Length is not (12 or 17))
        {
            return false;
        }

        Span<char> digits = stackalloc char[12];
        int count = 0;
        for (int i = 0; i < trimmed.Length; i++)
        {
            char c = trimmed[i];
            if (trimmed.Length == 17 && i % 3 == 2)
            {
                if (c is not (':' or '-') || c != trimmed[2])
                {
                    return false;
                }

                continue;
            }

            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }

            digits[count++] = char.ToUpperInvariant(c);
        }

        serialNumber = new string(digits);
        return true;
    }
}
