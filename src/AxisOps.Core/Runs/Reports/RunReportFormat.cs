namespace AxisOps.Core.Runs.Reports;

/// <summary>How the report of a run is written.</summary>
public enum RunReportFormat
{
    /// <summary>One page for browsers and paper, which needs no other file, no script and no network.</summary>
    Html,

    /// <summary>One JSON object with everything that the store knows of the run.</summary>
    Json,

    /// <summary>Comma-separated values (RFC 4180), a line for each device, safe to open in a spreadsheet; the columns are <see cref="RunReportColumns.All"/>.</summary>
    Csv,

    /// <summary>JUnit XML for build servers: a suite for each wave, a case for each device.</summary>
    JUnit,
}
