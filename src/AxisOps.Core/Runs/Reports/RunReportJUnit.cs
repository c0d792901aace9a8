using System.Globalization;
using System.Text;
using System.Xml;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Runs.Reports;

/// <summary>
/// A run as the test results that build servers read: fit for the strict schema of Ant's JUnit task as for the looser ones of Jenkins, so what either asks for
/// is always there.
/// </summary>
internal static class RunReportJUnit
{
    public static void Write(Stream stream, RunReport report)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        ILookup<int, FleetRunDevice> members = report.Run.Devices.ToLookup(device => device.Wave);
        foreach (FleetRunWave wave in report.Run.Waves)
        {
            Suite(xml, report, wave, [.. members[wave.Number]]);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Suite(XmlWriter xml, RunReport report, FleetRunWave wave, FleetRunDevice[] devices)
    {
        FleetRun run = report.Run;
        xml.WriteStartElement("testsuite");
        Attribute(xml, "id", Number(wave.Number - 1));
        Attribute(xml, "package", $"run {Number(run.Id)}");
        Attribute(xml, "name", $"wave {Number(wave.Number)}");
        Attribute(xml, "timestamp", (wave.BeganAt ?? run.CreatedAt).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        Attribute(xml, "hostname", string.IsNullOrWhiteSpace(run.ComputerName) ? "localhost" : run.ComputerName);
        Attribute(xml, "tests", Number(devices.Length));
        Attribute(xml, "failures", Number(devices.Count(device => Element(run, device) == "failure")));
        Attribute(xml, "errors", Number(devices.Count(device => Element(run, device) == "error")));
        Attribute(xml, "skipped", Number(devices.Count(device => Element(run, device) == "skipped")));
        DateTimeOffset? last = devices.Max(device => device.EndedAt);
        Attribute(xml, "time", Seconds(last is { } ended && wave.BeganAt is { } began ? Math.Max(0m, (ended - began).Ticks / (decimal)TimeSpan.TicksPerSecond) : 0m));
        xml.WriteStartElement("properties");
        Property(xml, "run", Number(run.Id));
        Property(xml, "command", run.Command);
        Property(xml, "operator", run.Operator);
        Property(xml, "state", run.State.ToString());
        Property(xml, "reason", run.Reason);
        Property(xml, "note", run.Note);
        Property(xml, "wave.health", wave.Health?.ToString());
        Property(xml, "wave.reason", wave.Reason);
        Property(xml, "journal.intact", report.Check.IsIntact ? "true" : "false");
        Property(xml, "journal.headSha256", report.Check.HeadSha256);
        Property(xml, "journal.signedBy", report.Check.SignedBy);
        xml.WriteEndElement();
        foreach (FleetRunDevice device in devices)
        {
            Case(xml, run, device);
        }

        xml.WriteElementString("system-out", string.Empty);
        xml.WriteElementString("system-err", string.Empty);
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, FleetRun run, FleetRunDevice device)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", ReportedDevice.Name(device));
        Attribute(xml, "classname", run.Operation);
        Attribute(xml, "time", Seconds(ReportedDevice.Seconds(device) ?? 0m));
        if (Element(run, device) is { } element)
        {
            string word = ReportedDevice.Verdict(device).ToString();
            xml.WriteStartElement(element);
            Attribute(xml, "message", ReportedDevice.Reason(device) ?? word);
            if (element != "skipped")
            {
                Attribute(xml, "type", word);
                xml.WriteString(InventoryText.Clean(Story(device)));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>What began in a run that nobody works on is not known; in one that goes on it is not there yet.</summary>
    private static string? Element(FleetRun run, FleetRunDevice device) => ReportedDevice.Verdict(device) switch
    {
        ReportVerdict.Begun when run.State != FleetRunState.Running => "error",
        ReportVerdict.Failed or ReportVerdict.Unhealthy => "failure",
        ReportVerdict.Unknown or ReportVerdict.Inconclusive => "error",
        ReportVerdict.Cancelled or ReportVerdict.Skipped or ReportVerdict.Begun or ReportVerdict.Waiting => "skipped",
        _ => null,
    };

    private static string Story(FleetRunDevice device) => string.Join('\n', new[]
    {
        ReportedDevice.Reason(device),
        device.RecommendedAction is { } next ? $"Next: {next}" : null,
        $"Device: {device.Device}, address {device.Address ?? "not known"}, model {device.Model ?? "not known"}",
        device.Steps.Count == 0 ? null : $"Steps: {string.Join(", ", device.Steps.Select(step => step.Error is null ? step.Name : $"{step.Name} ({step.Error})"))}",
    }.OfType<string>());

    private static void Property(XmlWriter xml, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, InventoryText.Clean(value));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(decimal seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
