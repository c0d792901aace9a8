using AxisOps.Core.Inventory.Export;
using Column = AxisOps.Core.Inventory.Export.InventoryColumn<AxisOps.FleetRunDevice>;

namespace AxisOps.Core.Runs.Reports;

/// <summary>The columns of the csv report. Scripts name them: none changes or moves, new ones go to the end.</summary>
public static class RunReportColumns
{
    /// <summary>Gets the columns, in the order of the file.</summary>
    public static IReadOnlyList<InventoryColumn<FleetRunDevice>> All { get; } =
    [
        Column.OfText("SerialNumber", "Serial number", "The serial number", d => Line(d.SerialNumber)),
        Column.OfText("Address", "Address", "Where it was last spoken to", d => Line(d.Address)),
        Column.OfText("Model", "Model", "The model, as far as it was known", d => Line(d.Model)),
        Column.OfNumber("Wave", "Wave", "The wave, from 1", d => d.Wave),
        Column.OfWord<Outcome>("Outcome", "Outcome", "How it ended; empty while it has not", d => d.Outcome),
        Column.OfText("Reason", "Reason", "Why it did not go well", d => Line(ReportedDevice.Reason(d))),
        Column.OfText("NextCommand", "Next command", "What to do next", d => Line(d.RecommendedAction)),
        Column.OfInstant("BeganAt", "Began", "When work on it began first, UTC", d => d.BeganAt),
        Column.OfInstant("EndedAt", "Ended", "When it ended, UTC", d => d.EndedAt),
        Column.OfNumber("Seconds", "Seconds", "How long it took, in seconds", d => ReportedDevice.Seconds(d)),
        Column.OfText("LastStep", "Last step", "The step that was journalled last", d => d.Steps.Count == 0 ? null : Line(d.Steps[^1].Name)),
        Column.OfNumber("StepCount", "Steps", "How many steps were journalled", d => d.Steps.Count),
        Column.OfWord<FleetRunHealth>("Health", "Health", "What the health gate said; empty when it was not asked", d => d.Health),
        Column.OfText("Detail", "Detail", "One sentence on how it went", d => Line(d.Detail)),
        Column.OfText("Device", "Device", "The device as it was named", d => Line(d.Device)),
        Column.OfNumber("RunId", "Run", "The number of the run", d => d.RunId),
    ];

    /// <summary>A device is one line, whatever its text holds.</summary>
    private static string? Line(string? text) => text is null ? null : InventoryText.Clean(text).Replace('\n', ' ');
}
