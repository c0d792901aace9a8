using System.Text.Json.Nodes;
using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class ExportInventoryTests
{
    [Theory]
    [InlineData("fleet.csv", "", "Outcome,")]
    [InlineData("fleet.json", "", "{")]
    [InlineData("fleet.jsonl", "", "{")]
    [InlineData("fleet.CSV", "", "Outcome,")]
    [InlineData("fleet.dat", "-Format Csv", "Outcome,")]
    [InlineData("fleet.csv", "-Format Json", "{")]
    public void Format_IsThatOfTheExtension_OrAsSaid(string name, string arguments, string start)
    {
        using var shell = Shell.Open();
        FileInfo file = shell.Run($"$Device | Export-Inventory \"$Folder/{name}\" -PassThru {arguments}", ("Device", Sample())).Single<FileInfo>();
        Assert.Equal(shell.PathOf(name), file.FullName);
        Assert.StartsWith(start, File.ReadAllText(file.FullName).TrimStart('\uFEFF', '['), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fleet.pdf", "AxisInventoryFormat")]
    [InlineData("fleet", "AxisInventoryFormat")]
    [InlineData("no/such/folder/fleet.csv", "AxisInventoryWrite")]
    public void Place_ThatCannotBe_EndsTheCall_AndNothingIsWritten(string name, string id)
    {
        using var shell = Shell.Open();
        Assert.StartsWith(id + ",", shell.Ended($"$Device | Export-Inventory \"$Folder/{name}\"", ("Device", Sample())).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(shell.Folder));
    }

    [Fact]
    public void NoClobber_KeepsWhatIsThere_AndWithoutItIsReplaced()
    {
        using var shell = Shell.Open();
        string file = shell.PathOf("fleet.csv");
        File.WriteAllText(file, "old");
        Assert.StartsWith("AxisInventoryWrite,", shell.Ended("$Device | Export-Inventory $File -NoClobber", ("Device", Sample()), ("File", file)).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(file));
        shell.Run("$Device | Export-Inventory $File").AssertClean();
        Assert.StartsWith("Outcome,", File.ReadAllText(file).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public void UpstreamError_KeepsTheOldFile()
    {
        using var shell = Shell.Open();
        string file = shell.PathOf("fleet.json");
        File.WriteAllText(file, "old");
        shell.Run("try { & { $Device; throw 'half' } | Export-Inventory $File } catch { }", ("Device", Sample()), ("File", file)).AssertClean();
        Assert.Equal("old", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(shell.Folder));
    }

    [Fact]
    public void WhatIf_WritesNoFile()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run("$Device | Export-Inventory \"$Folder/fleet.csv\" -PassThru -WhatIf", ("Device", Sample())).AssertClean();
        Assert.Contains(result.Shown, line => line.StartsWith("What if:", StringComparison.Ordinal) && line.Contains("fleet.csv", StringComparison.Ordinal));
        Assert.Empty(result.Output);
        Assert.Empty(Directory.GetFileSystemEntries(shell.Folder));
    }

    [Fact]
    public async Task FailedDevices_KeepTheirRow_AndFindDeviceReadsTheSameDevicesBack()
    {
        await using Fleet fleet = await Fleet.StartAsync(5, "refused@2", "status:503@4");
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult read = shell.Run(
            "$Device | Get-Device -Credential $Credential -TimeoutSec 20 -ErrorAction SilentlyContinue", ("Device", fleet.Targets), ("Credential", fleet.Credential));
        AxisDevice[] devices = [.. read.All<AxisDevice>()];
        foreach (string name in new[] { "fleet.csv", "fleet.json", "fleet.jsonl" })
        {
            shell.Run($"$Devices | Export-Inventory \"$Folder/{name}\"", ("Devices", devices)).AssertClean();
            DiscoveredDevice[] again = [.. shell.Run($"Find-Device -Path \"$Folder/{name}\"").AssertClean().All<DiscoveredDevice>()];
            Assert.Equal(
                devices.Select(device => (device.Address, device.SerialNumber, device.HttpsPort, device.Model)).Order(),
                again.Select(device => (device.Address, device.SerialNumber, device.HttpsPort, device.Model)).Order());
        }

        string[] rows = await File.ReadAllLinesAsync(shell.PathOf("fleet.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(2, rows.Count(row => row.StartsWith("Failed,", StringComparison.Ordinal)));
        Assert.Equal(3, rows.Count(row => row.StartsWith("Succeeded,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ReadBackDevices_CanBeReadAgain()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        ShellResult result = shell.Run(
            """
            $Device | Get-Device -Credential $Credential | Export-Inventory "$Folder/fleet.csv"
            Find-Device -Path "$Folder/fleet.csv" | Get-Device -Credential $Credential
            """,
            ("Device", fleet.Targets),
            ("Credential", fleet.Credential)).AssertClean();
        Assert.Equal(fleet.Units.Select(unit => unit.SerialNumber).Order(StringComparer.Ordinal), result.All<AxisDevice>().Select(device => device.SerialNumber).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void HostileText_IsNoFormula_AndJsonKeepsItAsItIs()
    {
        using var shell = Shell.Open();
        const string formula = "=HYPERLINK(\"http://192.0.2.66\",\"x\")";
        AxisDevice[] devices = [.. new[] { formula, "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "a\r\nb,\"c\"" }
            .Select(name => new AxisDevice { Address = "192.0.2.1", Model = name, HostName = name, Outcome = Outcome.Succeeded })];
        shell.Run("$Device | Export-Inventory \"$Folder/a.csv\"; $Device | Export-Inventory \"$Folder/a.jsonl\"", ("Device", devices)).AssertClean();
        string csv = File.ReadAllText(shell.PathOf("a.csv"));
        Assert.DoesNotMatch(@"(^|,|"")[=+@]|(^|,|"")-[^0-9]|(^|,|"")-1\+", csv);
        JsonNode first = JsonNode.Parse(File.ReadLines(shell.PathOf("a.jsonl")).Select(line => line.TrimStart('\uFEFF')).First(line => line.Contains("HYPERLINK", StringComparison.Ordinal)))!;
        Assert.Contains(formula, first.AsObject().Select(member => member.Value?.ToString()));
    }

    [Fact]
    public void NothingPiped_MakesAFileWithoutDevices()
    {
        using var shell = Shell.Open();
        shell.Run("@() | Export-Inventory \"$Folder/fleet.csv\"").AssertClean();
        Assert.Single(File.ReadAllLines(shell.PathOf("fleet.csv")));
        Assert.Empty(shell.Run("Find-Device -Path \"$Folder/fleet.csv\"").AssertClean().Output);
    }

    private static AxisDevice[] Sample() =>
    [
        new() { Address = "192.0.2.1", SerialNumber = "ACCC8E000001", Outcome = Outcome.Succeeded },
        new() { Address = "192.0.2.2", Outcome = Outcome.Failed, Error = "no answer" },
    ];
}
