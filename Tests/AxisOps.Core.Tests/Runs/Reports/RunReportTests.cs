using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Runs.Reports;
using AxisOps.Core.Tests.Store;
using CsvHelper;

namespace AxisOps.Core.Tests.Runs.Reports;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.html", RunReportFormat.Html)]
    [InlineData("a.HTM", RunReportFormat.Html)]
    [InlineData("a.json", RunReportFormat.Json)]
    [InlineData("a.b.Csv", RunReportFormat.Csv)]
    [InlineData("a.xml", RunReportFormat.JUnit)]
    [InlineData("a.jsonl", null)]
    [InlineData("a.xlsx", null)]
    [InlineData("html", null)]
    public void Format_IsThatOfTheExtension(string path, RunReportFormat? expected)
    {
        Assert.Equal(expected, RunReportWriter.FormatOf(path));
        Assert.All(Enum.GetValues<RunReportFormat>(), format => Assert.Equal(format, RunReportWriter.FormatOf("a" + RunReportWriter.ExtensionOf(format))));
    }

    [Fact]
    public void File_AppearsWholeOrNotAtAll()
    {
        string path = folder.File("run.csv");
        RunReportWriter.Write(path, RunReportFormat.Csv, SampleRuns.Small(), noClobber: true);
        string first = File.ReadAllText(path);
        InventoryFileException refused = Assert.Throws<InventoryFileException>(() => RunReportWriter.Write(path, RunReportFormat.Html, SampleRuns.Small(), noClobber: true));
        Assert.Contains("-NoClobber", refused.Message, StringComparison.Ordinal);
        RunReport broken = SampleRuns.Small() with { Run = null! };
        Assert.Throws<NullReferenceException>(() => RunReportWriter.Write(path, RunReportFormat.Html, broken, noClobber: false));

        Assert.Equal(first, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Csv_HasALineForEachDevice_WithReasonNextCommandAndTimes()
    {
        List<Dictionary<string, string>> rows = Csv(SampleRuns.Small());

        Assert.Equal(10, rows.Count);
        Assert.Equal(["Succeeded", "Succeeded", "Succeeded", "Unknown", "Failed", "Failed", "Unchanged", "Skipped", string.Empty, string.Empty], rows.Select(row => row["Outcome"]));
        Dictionary<string, string> unknown = rows[3];
        Assert.Equal(("B8A44F000004", "192.0.2.4", "M3085-V", "2"), (unknown["SerialNumber"], unknown["Address"], unknown["Model"], unknown["Wave"]));
        Assert.Equal(("192.0.2.4 did not come back within 60 s.", "Find-Device -SerialNumber B8A44F000004"), (unknown["Reason"], unknown["NextCommand"]));
        Assert.Equal(("2026-03-01T12:07:12Z", "2026-03-01T12:08:24Z", "72"), (unknown["BeganAt"], unknown["EndedAt"], unknown["Seconds"]));
        Assert.Equal(("restart", "1", "3"), (unknown["LastStep"], unknown["StepCount"], unknown["RunId"]));
        Assert.Equal(("wait", "2", string.Empty), (rows[0]["LastStep"], rows[0]["StepCount"], rows[0]["Reason"]));
        Assert.Equal(("Unhealthy", "it no longer answers over HTTPS"), (rows[2]["Health"], rows[2]["Reason"]));
        Assert.Equal(("the same device as 192.0.2.1", string.Empty), (rows[7]["Reason"], rows[7]["Seconds"]));
        Assert.Equal("its turn has not come", rows[9]["Reason"]);
    }

    /// <summary>Scripts name them: one more goes to the end of this list, none changes or moves.</summary>
    [Fact]
    public void Csv_Columns_AreAContract()
    {
        string[] contract =
        [
            "SerialNumber", "Address", "Model", "Wave", "Outcome", "Reason", "NextCommand", "BeganAt", "EndedAt", "Seconds", "LastStep", "StepCount", "Health", "Detail", "Device", "RunId",
        ];
        Assert.Equal(contract, RunReportColumns.All.Select(column => column.Name));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://192.0.2.66\",\"x\")")]
    [InlineData("x\n=cmd|' /C calc'!A0")]
    [InlineData("-1+1")]
    [InlineData("\u3000@SUM(1)")]
    public void Csv_HostileText_IsNoFormula_AndOneLine(string text)
    {
        string[] lines = Encoding.UTF8.GetString(Bytes(SampleRuns.Hostile(text), RunReportFormat.Csv)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Dictionary<string, string> row = Csv(SampleRuns.Hostile(text))[0];
        foreach (string column in new[] { "Address", "Model", "Reason", "NextCommand", "LastStep", "Detail", "Device" })
        {
            Assert.DoesNotContain(row[column].TrimStart(' ', '\u3000')[0], "=+-@");
            Assert.DoesNotContain(row[column], char.IsControl);
            Assert.Contains('\'', row[column]);
        }
    }

    [Fact]
    public void Json_HasRunWavesDevicesStepsAndCheck()
    {
        JsonNode json = JsonNode.Parse(Bytes(SampleRuns.Small(), RunReportFormat.Json))!;

        Assert.Equal(("axisops-run-report/1", 300m), ((string)json["schema"]!, (decimal)json["soakSeconds"]!));
        Assert.Equal((3, "Suspended", "Restart-Device", "change 4711"), ((int)json["run"]!["id"]!, (string)json["run"]!["state"]!, (string)json["run"]!["command"]!, (string)json["run"]!["note"]!));
        Assert.Equal(["Healthy", "Unhealthy", null], json["run"]!["waves"]!.AsArray().Select(wave => (string?)wave!["health"]));
        JsonNode device = json["run"]!["devices"]![0]!;
        Assert.Equal(("B8A44F000001", "Succeeded"), ((string)device["serialNumber"]!, (string)device["outcome"]!));
        Assert.Equal(["restart", "wait"], device["steps"]!.AsArray().Select(step => (string)step!["name"]!));
        Assert.Equal("5d1e", (string)device["steps"]![0]!["facts"]!["bootId"]!);
        Assert.Equal((true, new string('A', 64)), ((bool)json["check"]!["isIntact"]!, (string)json["check"]!["headSha256"]!));
    }

    /// <summary>Members are only added under one schema number.</summary>
    [Fact]
    public void Json_Members_AreAContract()
    {
        JsonNode json = JsonNode.Parse(Bytes(SampleRuns.Small(), RunReportFormat.Json))!;
        Assert.Equal(["schema", "createdAt", "soakSeconds", "run", "check"], Members(json));
        Assert.Equal(
            [
                "id", "state", "reason", "command", "operation", "operator", "computerName", "note", "createdAt", "changedAt", "processId", "requested", "deviceCount", "wave", "waveCount",
                "succeeded", "unchanged", "skipped", "failed", "cancelled", "unknown", "waiting", "nextCommand", "waves", "devices",
            ],
            Members(json["run"]!));
        Assert.Equal(["number", "deviceCount", "beganAt", "judgedAt", "health", "reason"], Members(json["run"]!["waves"]![0]!));
        Assert.Equal(
            [
                "runId", "number", "wave", "device", "serialNumber", "address", "model", "outcome", "hasBegun", "health", "healthReason", "detail", "error", "recommendedAction", "beganAt",
                "endedAt", "steps", "changes",
            ],
            Members(json["run"]!["devices"]![0]!));
        Assert.Equal(["name", "safety", "beganAt", "endedAt", "facts", "error"], Members(json["run"]!["devices"]![0]!["steps"]![0]!));
        Assert.Equal(["runId", "isIntact", "recordCount", "signedCount", "firstWrong", "findings", "headSha256", "signedBy"], Members(json["check"]!));
    }

    [Theory]
    [InlineData("\u001b]0;owned\u0007\u009b31m")]
    [InlineData("\u202egnp.exe")]
    [InlineData("lone \ud800 half")]
    [InlineData("</script><b>&\"")]
    public void Json_IsPlainAscii_AndKeepsTheText(string text)
    {
        byte[] bytes = Bytes(SampleRuns.Hostile(text), RunReportFormat.Json);
        Assert.DoesNotContain(bytes, value => value is > 0x7E or < 0x20 and not (byte)'\n');
        Assert.Equal(text.Replace('\ud800', '\uFFFD'), (string)JsonNode.Parse(bytes)!["run"]!["devices"]![0]!["error"]!);
    }

    [Fact]
    public void JUnit_HasASuiteForEachWave_AndACaseForEachDevice()
    {
        XElement[] suites = [.. XDocument.Load(new MemoryStream(Bytes(SampleRuns.Small(), RunReportFormat.JUnit))).Root!.Elements("testsuite")];

        Assert.Equal(["wave 1: 2, 0, 0, 0", "wave 2: 6, 3, 1, 1", "wave 3: 2, 0, 1, 1"], suites.Select(suite =>
            $"{(string)suite.Attribute("name")!}: {(string)suite.Attribute("tests")!}, {(string)suite.Attribute("failures")!}, {(string)suite.Attribute("errors")!}, {(string)suite.Attribute("skipped")!}"));
        XElement[] cases = [.. suites[1].Elements("testcase")];
        Assert.All(cases, one => Assert.Equal("restart", (string)one.Attribute("classname")!));
        Assert.Equal(("B8A44F000003", "65"), ((string)cases[0].Attribute("name")!, (string)cases[0].Attribute("time")!));
        Assert.Equal(["failure", "error", "failure", "failure", null, "skipped"], cases.Select(one => one.Elements().SingleOrDefault()?.Name.LocalName));
        Assert.Equal("192.0.2.4 did not come back within 60 s.", (string)cases[1].Element("error")!.Attribute("message")!);
        Assert.Contains("Find-Device -SerialNumber B8A44F000004", cases[1].Element("error")!.Value, StringComparison.Ordinal);
        Assert.Equal("the same device as 192.0.2.1", (string)cases[5].Element("skipped")!.Attribute("message")!);
    }

    [Fact]
    public void JUnit_OfARunThatGoesOn_CallsWhatBeganSkipped()
    {
        RunReport report = SampleRuns.Small(FleetRunState.Running);
        XElement last = XDocument.Load(new MemoryStream(Bytes(report, RunReportFormat.JUnit))).Root!.Elements("testsuite").Last();
        Assert.Equal(("0", "2"), ((string)last.Attribute("errors")!, (string)last.Attribute("skipped")!));
    }

    [Theory]
    [InlineData("\u0000\u0001\u000b\u001b[31m\ufffe\uffff")]
    [InlineData("\ud800 alone, \udc00 too")]
    [InlineData("]]><failure/> &#0; \"'<>")]
    [InlineData("a\r\nb\tc")]
    [InlineData("")]
    public void JUnit_HostileText_IsStillValid(string text)
    {
        Assert.Empty(JUnitSchema.Problems(Bytes(SampleRuns.Hostile(text), RunReportFormat.JUnit)));
        Assert.Empty(JUnitSchema.Problems(Bytes(SampleRuns.Small(), RunReportFormat.JUnit)));
    }

    [Theory]
    [InlineData(RunReportFormat.Html, 3_000_000)]
    [InlineData(RunReportFormat.Json, 5_000_000)]
    [InlineData(RunReportFormat.Csv, 1_000_000)]
    [InlineData(RunReportFormat.JUnit, 1_000_000)]
    public void TwoThousandDevices_AreAllThere_AndTheFileStaysSmall(RunReportFormat format, int most)
    {
        byte[] bytes = Bytes(SampleRuns.Large(2_000), format);
        Assert.InRange(bytes.Length, 1, most);
        string text = Encoding.UTF8.GetString(bytes);
        Assert.All(Enumerable.Range(1, 2_000), number => Assert.Contains(SampleRuns.Serial(number), text, StringComparison.Ordinal));
        if (format == RunReportFormat.JUnit)
        {
            Assert.Empty(JUnitSchema.Problems(bytes));
        }
    }

    [Fact]
    public async Task Read_OfAStore_HasDevicesAndCheck_AndNothingWhereThereIsNoRun()
    {
        using var bench = new RunBench();
        long id = await bench.CompletedAsync();
        RunReport report = RunReport.Read(bench.Store, id, bench.Time)!;

        Assert.Equal((2, true, FleetRunState.Completed), (report.Run.Devices.Count, report.Check.IsIntact, report.Run.State));
        Assert.Equal((TimeSpan.FromMinutes(5), bench.Time.GetUtcNow()), (report.Soak, report.CreatedAt));
        Assert.Null(RunReport.Read(bench.Store, 99, bench.Time));
    }

    [Theory]
    [InlineData("UPDATE run_journal SET record = 'nonsense' WHERE sequence = 7")]
    [InlineData("UPDATE run_plans SET plan = 'nonsense'")]
    public async Task Read_OfADamagedJournal_SaysSo_InEveryFormat(string sql)
    {
        using var bench = new RunBench();
        long id = await bench.CompletedAsync();
        bench.Direct(sql);
        RunReport report = RunReport.Read(bench.Store, id, bench.Time)!;

        Assert.Empty(report.Run.Devices);
        Assert.False(report.Check.IsIntact);
        Assert.Contains("The journal is not intact", Encoding.UTF8.GetString(Bytes(report, RunReportFormat.Html)), StringComparison.Ordinal);
        Assert.False((bool)JsonNode.Parse(Bytes(report, RunReportFormat.Json))!["check"]!["isIntact"]!);
        Assert.Empty(Csv(report));
        Assert.Empty(JUnitSchema.Problems(Bytes(report, RunReportFormat.JUnit)));
    }

    internal static byte[] Bytes(RunReport report, RunReportFormat format)
    {
        using var stream = new MemoryStream();
        RunReportWriter.Write(stream, format, report);
        return stream.ToArray();
    }

    private static string[] Members(JsonNode node) => [.. node.AsObject().Select(member => member.Key)];

    private static List<Dictionary<string, string>> Csv(RunReport report)
    {
        using CsvReader reader = CsvReader.Create(Bytes(report, RunReportFormat.Csv), new CsvReaderOptions { Separator = ',' });
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(RunReportColumns.All.ToDictionary(column => column.Name, column => reader.GetString(column.Name)));
        }

        return rows;
    }
}
