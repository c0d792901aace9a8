namespace AxisOps.Core.Runs.Reports;

/// <summary>The JSON report.</summary>
/// <param name="Schema">The form and its version.</param>
/// <param name="CreatedAt">When the report was made.</param>
/// <param name="SoakSeconds">How long is waited after each wave but the last.</param>
/// <param name="Run">The run with its waves and devices.</param>
/// <param name="Check">What a look at its journal found.</param>
internal sealed record RunReportDocument(string Schema, DateTimeOffset CreatedAt, decimal SoakSeconds, FleetRun Run, FleetRunCheck Check);
