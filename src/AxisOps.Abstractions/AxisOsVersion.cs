using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AxisOps;

/// <summary>
/// A version of AXIS OS: two to five numeric parts (<c>5.51.7</c>, <c>9.80.2.2</c>, <c>12.11.77</c>), compared part by part as numbers;
/// a missing part counts as zero. Text after the numbers (<c>13.0.33-preview</c>: letters, digits, <c>. _ + -</c>) is kept and breaks ties.
/// </summary>
public sealed class AxisOsVersion : IComparable<AxisOsVersion>, IComparable, IEquatable<AxisOsVersion>
{
    private readonly int[] parts;
    private readonly string suffix;

    /// <summary>Initializes a new instance of the <see cref="AxisOsVersion"/> class from its text.</summary>
    /// <param name="text">The version as the device spells it.</param>
    /// <exception cref="FormatException"><paramref name="text"/> is not a version.</exception>
    public AxisOsVersion(string text)
    {
        if (!Split(text, out int[]? read, out string? rest))
        {
            throw new FormatException("The text is not an AXIS OS version such as 12.11.77.");
        }

        Text = text;
        parts = read;
        suffix = rest;
    }

    private AxisOsVersion(string text, int[] parts, string suffix)
    {
        Text = text;
        this.parts = parts;
        this.suffix = suffix;
    }

    /// <summary>Gets the version exactly as it was given.</summary>
    public string Text { get; }

    /// <summary>Gets the first part.</summary>
    public int Major => parts[0];

    /// <summary>Gets the second part.</summary>
    public int Minor => parts[1];

    /// <summary>Reads a version.</summary>
    /// <param name="text">The text, possibly null.</param>
    /// <param name="version">The version, or null when the text is not one.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AxisOsVersion? version)
    {
        version = text is not null && Split(text, out int[]? parts, out string? rest) ? new AxisOsVersion(text, parts, rest) : null;
        return version is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(AxisOsVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (int i = 0; i < Math.Max(parts.Length, other.parts.Length); i++)
        {
            int left = i < parts.Length ? parts[i] : 0;
            int right = i < other.parts.Length ? other.parts[i] : 0;
            if (left != right)
            {
                return left.CompareTo(right);
            }
        }

        return string.CompareOrdinal(suffix, other.suffix);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        AxisOsVersion version => CompareTo(version),
        string text when TryParse(text, out AxisOsVersion? version) => CompareTo(version),
        _ => throw new ArgumentException($"'{obj}' is not an AXIS OS version.", nameof(obj)),
    };

    /// <inheritdoc/>
    public bool Equals(AxisOsVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is AxisOsVersion version ? Equals(version) : obj is string text && TryParse(text, out AxisOsVersion? read) && Equals(read);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int used = parts.Length;
        while (used > 0 && parts[used - 1] == 0)
        {
            used--;
        }

        var hash = default(HashCode);
        for (int i = 0; i < used; i++)
        {
            hash.Add(parts[i]);
        }

        hash.Add(suffix, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Tells whether two versions are equal.</summary>
    public static bool operator ==(AxisOsVersion? left, AxisOsVersion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether two versions differ.</summary>
    public static bool operator !=(AxisOsVersion? left, AxisOsVersion? right) => !(left == right);

    /// <summary>Tells whether the left version is older.</summary>
    public static bool operator <(AxisOsVersion? left, AxisOsVersion? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    /// <summary>Tells whether the left version is newer.</summary>
    public static bool operator >(AxisOsVersion? left, AxisOsVersion? right) => left is not null && left.CompareTo(right) > 0;

    /// <summary>Tells whether the left version is older or equal.</summary>
    public static bool operator <=(AxisOsVersion? left, AxisOsVersion? right) => !(left > right);

    /// <summary>Tells whether the left version is newer or equal.</summary>
    public static bool operator >=(AxisOsVersion? left, AxisOsVersion? right) => !(left < right);

    private static bool Split(string text, [NotNullWhen(true)] out int[]? parts, [NotNullWhen(true)] out string? rest)
    {
        parts = null;
        rest = null;
        if (text is null || text.Length is 0 or > 64)
        {
            return false;
        }

        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        string[] fields = text[..end].Split('.');
        if (fields.Length is < 2 or > 5)
        {
            return false;
        }

        var read = new int[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            if (!int.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out read[i]))
            {
                return false;
            }
        }

        // Devices say it, so nothing that a terminal would obey may stand in a version.
        string told = text[end..];
        if (told.Length > 0 && (told[0] is not ('-' or '_' or '+') || !told.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-')))
        {
            return false;
        }

        parts = read;
        rest = told;
        return true;
    }
}
