using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Runs.Reports.Page;

namespace AxisOps.Core.Runs.Reports;

/// <summary>Writes the report of a run to a file, which appears whole or not at all.</summary>
public static class RunReportWriter
{
    /// <summary>Chooses the format by the extension: <c>.html</c>, <c>.htm</c>, <c>.json</c>, <c>.csv</c> or <c>.xml</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The format, or null for any other extension.</returns>
    public static RunReportFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => RunReportFormat.Html,
        ".JSON" => RunReportFormat.Json,
        ".CSV" => RunReportFormat.Csv,
        ".XML" => RunReportFormat.JUnit,
        _ => null,
    };

    /// <summary>Gets the extension of a format, with its dot.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The extension.</returns>
    public static string ExtensionOf(RunReportFormat format) => format switch
    {
        RunReportFormat.Html => ".html",
        RunReportFormat.Json => ".json",
        RunReportFormat.Csv => ".csv",
        RunReportFormat.JUnit => ".xml",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Writes the file.</summary>
    /// <param name="path">The absolute path; its folder exists. An existing file keeps its permissions (Unix) and is replaced at the end.</param>
    /// <param name="format">How to write.</param>
    /// <param name="report">The report.</param>
    /// <param name="noClobber">Whether to refuse a file that exists.</param>
    /// <exception cref="InventoryFileException">The file cannot be written there; what was there before is untouched.</exception>
    public static void Write(string path, RunReportFormat format, RunReport report, bool noClobber)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(report);
        AtomicFile.Write(path, noClobber, stream => Write(stream, format, report));
    }

    internal static void Write(Stream stream, RunReportFormat format, RunReport report)
    {
        switch (format)
        {
            case RunReportFormat.Html:
                RunPage.Write(stream, report);
                break;
            case RunReportFormat.Json:
                RunReportJson.Write(stream, report);
                break;
            case RunReportFormat.Csv:
                using (var table = new CsvTable<FleetRunDevice>(stream, RunReportColumns.All))
                {
                    foreach (FleetRunDevice device in report.Run.Devices)
                    {
                        table.Write(device);
                    }
                }

                break;
            case RunReportFormat.JUnit:
                RunReportJUnit.Write(stream, report);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
    }
}
