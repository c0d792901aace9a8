using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

/// <summary>Export-DeviceReport of runs that were really made against simulated devices.</summary>
public sealed class ExportDeviceReportTests : IAsyncLifetime
{
    private const string Change = "$Device | Set-DeviceParameter -Credential $Credential -Name Network.SSH.Enabled -Value yes -AllowRisk -TimeoutSec 60 -ErrorAction SilentlyContinue";

    private readonly Shell shell = Shell.Open();
    private Fleet fleet = null!;

    public async ValueTask InitializeAsync()
    {
        fleet = await Fleet.StartAsync(3, "status:503@2");
        fleet.ProveIn(shell);
    }

    public async ValueTask DisposeAsync()
    {
        shell.Dispose();
        await fleet.DisposeAsync();
    }

    [Fact]
    public void Report_OfARun_IsTheSameInEveryFormat()
    {
        IReadOnlyList<DeviceResult> results = Begin();
        ShellResult written = shell.Run("foreach ($Name in 'run.html', 'run.json', 'run.csv', 'run.xml') { Get-FleetRun | Export-DeviceReport \"$Folder/$Name\" -PassThru }").AssertClean();
        Assert.Equal(["run.html", "run.json", "run.csv", "run.xml"], written.All<FileInfo>().Select(file => file.Name));

        JsonNode json = JsonNode.Parse(File.ReadAllText(shell.PathOf("run.json")))!;
        Assert.True((bool)json["check"]!["isIntact"]!);
        Assert.Equal("Set-DeviceParameter", (string)json["run"]!["command"]!);
        var outcomes = json["run"]!["devices"]!.AsArray().ToDictionary(device => (string)device!["address"]!, device => (string)device!["outcome"]!);
        Assert.Equal(results.Select(result => (result.Address!, result.Outcome.ToString())).Order(), outcomes.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Contains("Failed", outcomes.Values);
        Assert.Contains("Succeeded", outcomes.Values);

        string[][] rows = [.. File.ReadLines(shell.PathOf("run.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(outcomes.Select(pair => (pair.Key, pair.Value)).Order(), rows.Select(row => (row[1], row[4])).Order());
        XElement suite = XDocument.Load(shell.PathOf("run.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("3", outcomes.Values.Count(outcome => outcome == "Failed").ToString(System.Globalization.CultureInfo.InvariantCulture)), ((string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!));
        string page = File.ReadAllText(shell.PathOf("run.html"));
        Assert.All(fleet.Units, unit => Assert.Contains(unit.Address.ToString(), page, StringComparison.Ordinal));
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(shell.Folder, "run.*"))
        {
            Assert.DoesNotContain(Fleet.Password, File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Results_ThatArePiped_NameTheirRun()
    {
        shell.Run(Change + " | Export-DeviceReport \"$Folder/run.csv\"", Variables).AssertClean();
        Assert.Equal(4, File.ReadAllLines(shell.PathOf("run.csv")).Length);
    }

    [Theory]
    [InlineData("run.pdf", "", "AxisReportFormat")]
    [InlineData("run", "", "AxisReportFormat")]
    [InlineData("", "", "AxisReportFormat")]
    [InlineData("no/such/folder/run.html", "", "AxisReportWrite")]
    [InlineData("run.html", ", 1", "AxisReportPath")]
    public void Place_ThatCannotBe_EndsTheCall_AndNothingIsWritten(string name, string more, string id)
    {
        Begin();
        Begin();
        string[] before = Directory.GetFileSystemEntries(shell.Folder);
        ErrorRecord ended = shell.Ended($"Export-DeviceReport -Path \"$Folder/{name}\" -Run 2{more}");
        Assert.StartsWith(id + ",", ended.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(shell.Folder));
        Assert.StartsWith("AxisReportPath,", shell.Ended("1 | Export-DeviceReport -Path Env:/run.html").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_GetsAFileForEachRun()
    {
        Begin();
        Begin();
        Directory.CreateDirectory(shell.PathOf("reports.html"));
        shell.Run("Get-FleetRun | Export-DeviceReport \"$Folder/reports.html\" -Format JUnit").AssertClean();
        Assert.Equal(["run-1.xml", "run-2.xml"], Directory.GetFiles(shell.PathOf("reports.html")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("run 2", (string)XDocument.Load(shell.PathOf("reports.html/run-2.xml")).Root!.Element("testsuite")!.Attribute("package")!);
    }

    [Fact]
    public void Path_IsTakenLiterally_AndFormatAsSaid()
    {
        Begin();
        shell.Run("1 | Export-DeviceReport -LiteralPath \"$Folder/run[1]*.txt\" -Format Csv").AssertClean();
        Assert.StartsWith("SerialNumber,", File.ReadAllText(shell.PathOf("run[1]*.txt")).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingRun_IsAnErrorForItAlone()
    {
        Begin();
        Directory.CreateDirectory(shell.PathOf("reports"));
        ShellResult result = shell.Run("Export-DeviceReport \"$Folder/reports\" -Run 77, 1 -Format Json");
        Assert.Equal(ErrorCategory.ObjectNotFound, Assert.Single(result.Errors).CategoryInfo.Category);
        Assert.Equal(["run-1.json"], Directory.GetFiles(shell.PathOf("reports")).Select(Path.GetFileName));
    }

    [Fact]
    public void NoClobberKeepsTheFile_WhatIfWritesNone_AndWithoutThemItIsReplaced()
    {
        Begin();
        string file = shell.PathOf("run.html");
        ShellResult asked = shell.Run("Export-DeviceReport $File -Run 1 -WhatIf -PassThru", ("File", file)).AssertClean();
        Assert.Contains(asked.Shown, line => line.Contains("write report of run 1", StringComparison.Ordinal));
        Assert.Empty(asked.Output);
        Assert.False(File.Exists(file));

        File.WriteAllText(file, "old");
        Assert.StartsWith("AxisReportWrite,", shell.Ended("Export-DeviceReport $File -Run 1 -NoClobber").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(file));
        shell.Run("Export-DeviceReport $File -Run 1").AssertClean();
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private (string Name, object? Value)[] Variables => [("Device", fleet.Targets), ("Credential", fleet.Credential)];

    private IReadOnlyList<DeviceResult> Begin() => shell.Run(Change, Variables).All<DeviceResult>();
}
