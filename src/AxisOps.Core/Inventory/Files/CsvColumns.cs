using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using AxisOps.Core.Discovery.Files;

namespace AxisOps.Core.Inventory.Files;

/// <summary>
/// What the headings of a csv inventory mean. Every plain property of a device goes by its own name, so that a column that is new in a later version is
/// read without more; the columns that are put together from several are named here.
/// </summary>
internal static class CsvColumns
{
    private static readonly FrozenDictionary<string, CsvColumn> Columns = Plain()
        .Concat(
        [
            new("Identity", new CsvColumn("level", CsvColumnKind.Identity)),
            new("CertificateSubject", new CsvColumn("certificateSubject", CsvColumnKind.Identity)),
            new("CertificateIssuer", new CsvColumn("certificateIssuer", CsvColumnKind.Identity)),
            new("CertificateNotAfter", new CsvColumn("certificateNotAfter", CsvColumnKind.IdentityInstant)),
            new("Applications", new CsvColumn("applications", CsvColumnKind.Applications)),
            new("RollbackVersion", new CsvColumn("version", CsvColumnKind.RollbackVersion)),
            new("Committed", new CsvColumn("isCommitted", CsvColumnKind.Committed)),
            new("NotRead", new CsvColumn("facts", CsvColumnKind.NotRead)),
        ])
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds what a heading means: by the names of Export-Inventory, else by the names that Find-Device knows.</summary>
    /// <returns>The column, or null for one that is of no use here.</returns>
    public static CsvColumn? Find(string heading) => Columns.TryGetValue(heading.Trim(), out CsvColumn? column) ? column : FileFields.Find(heading) switch
    {
        FileField.SerialNumber => Columns[nameof(AxisDevice.SerialNumber)],
        FileField.Address or FileField.Host => Columns[nameof(AxisDevice.Address)],
        FileField.HostName => Columns[nameof(AxisDevice.HostName)],
        FileField.MacAddress => Columns[nameof(AxisDevice.MacAddress)],
        FileField.Model => Columns[nameof(AxisDevice.Model)],
        FileField.OsVersion => Columns[nameof(AxisDevice.OsVersion)],
        FileField.Site => Columns[nameof(AxisDevice.Site)],
        FileField.Tags => Columns[nameof(AxisDevice.Tags)],
        FileField.HttpPort => Columns[nameof(AxisDevice.HttpPort)],
        FileField.HttpsPort => Columns[nameof(AxisDevice.HttpsPort)],
        FileField.ReadAt => Columns[nameof(AxisDevice.ReadAt)],
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, CsvColumn>> Plain()
    {
        foreach (PropertyInfo property in typeof(AxisDevice).GetProperties())
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            CsvColumnKind? kind = type switch
            {
                _ when property.Name == nameof(AxisDevice.SerialNumber) => CsvColumnKind.SerialNumber,
                _ when type == typeof(string) || type == typeof(AxisOsVersion) || type.IsEnum => CsvColumnKind.Text,
                _ when type == typeof(int) => CsvColumnKind.Whole,
                _ when type == typeof(bool) => CsvColumnKind.Flag,
                _ when type == typeof(DateTimeOffset) => CsvColumnKind.Instant,
                _ when type == typeof(TimeSpan) => CsvColumnKind.Number,
                _ when type == typeof(IReadOnlyList<string>) => CsvColumnKind.List,
                _ => null,
            };
            if (kind is { } known)
            {
                string unit = known == CsvColumnKind.Number ? "Seconds" : string.Empty;
                yield return new(property.Name + unit, new CsvColumn(JsonNamingPolicy.CamelCase.ConvertName(property.Name) + unit, known));
            }
        }
    }
}
