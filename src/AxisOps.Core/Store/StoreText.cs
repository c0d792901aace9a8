using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>How values stand in the store's columns.</summary>
internal static class StoreText
{
    /// <summary>What a device says of itself is kept up to this length.</summary>
    private const int MaxClaim = 512;

    /// <summary>Instants are UTC text of fixed width: they sort as text and a person can read them.</summary>
    public static string Instant(DateTimeOffset value) => value.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), "o", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string? Optional(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static string? Claim(string? text) => text is { Length: > MaxClaim } ? text[..MaxClaim] : text;

    /// <summary>One spelling for each serial number.</summary>
    public static string Serial(string text) => SerialNumber.TryNormalize(text, out string? serial)
        ? serial
        : throw new ArgumentException("A serial number has twelve hexadecimal digits.", nameof(text));

    /// <summary>The serial number to look for; text that is none is found nowhere.</summary>
    public static string SerialOrText(string text) => SerialNumber.TryNormalize(text, out string? serial) ? serial : text;

    /// <summary>One spelling for each address; a name as it is, since names are compared without regard to case.</summary>
    public static string Address(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, 2048, nameof(text));
        bool looksLikeAddress = text.Contains(':', StringComparison.Ordinal) || text.AsSpan().Count('.') == 3;
        return looksLikeAddress && IPAddress.TryParse(text, out IPAddress? address) ? address.ToString() : text.Trim();
    }
}
