using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class CompareInventoryTests
{
    private static readonly AxisDevice Before = Device("12.9.57");
    private static readonly AxisDevice After = Device("12.10.1");

    [Theory]
    [InlineData("Compare-Inventory old new")]
    [InlineData("Compare-Inventory -Difference new")]
    [InlineData("Compare-Inventory (Get-InventorySnapshot old) (Get-InventorySnapshot new)")]
    [InlineData("Get-InventorySnapshot new | Compare-Inventory")]
    [InlineData("Get-InventorySnapshot new -ExpandDevice | Compare-Inventory old")]
    [InlineData("$After | Compare-Inventory -Reference $Before")]
    [InlineData("Compare-Inventory -Reference $Before -Difference $After")]
    [InlineData("Compare-Inventory \"$Folder/a.json\" \"$Folder/b.jsonl\"")]
    [InlineData("Compare-Inventory \"$Folder/a.csv\" \"$Folder/b.csv\"")]
    [InlineData("[System.IO.FileInfo]\"$Folder/b.csv\" | Compare-Inventory old")]
    public void Sides_OfEveryForm_AreCompared(string script)
    {
        using var shell = Shell.Open();
        shell.Run(
            """
            $Before | Save-InventorySnapshot old; $After | Save-InventorySnapshot new
            $Before | Export-Inventory "$Folder/a.json"; $Before | Export-Inventory "$Folder/a.csv"
            $After | Export-Inventory "$Folder/b.jsonl"; $After | Export-Inventory "$Folder/b.csv"
            """,
            ("Before", Before),
            ("After", After)).AssertClean();
        InventoryChange change = shell.Run(script).Single<InventoryChange>();
        Assert.Equal((InventoryChangeKind.Changed, "OsVersion", "12.9.57", "12.10.1"), (change.Change, change.Fact, change.Before, change.After));
        Assert.Equal(("ACCC8E000001", "P3245", "192.0.2.1"), (change.SerialNumber, change.Model, change.Address));
    }

    [Theory]
    [InlineData("$After | Compare-Inventory", "AxisItemNotFound")]
    [InlineData("$After | Compare-Inventory nosuch", "AxisItemNotFound")]
    [InlineData("$After | Compare-Inventory \"$Folder/no.json\"", "AxisInventoryRead")]
    [InlineData("$After | Compare-Inventory \"$Folder/wrong.json\"", "AxisInventoryRead")]
    [InlineData("$After | Compare-Inventory 7", "AxisInventorySide")]
    [InlineData("$After | Compare-Inventory $Before -Fact Firmware", "AxisUnknownFact")]
    [InlineData("@() | Compare-Inventory $Before", "AxisNothingToCompare")]
    [InlineData("'a', 'b' | Compare-Inventory $Before", "AxisInventorySide")]
    public void Side_ThatCannotBeHad_EndsTheCall(string script, string id)
    {
        using var shell = Shell.Open();
        File.WriteAllText(shell.PathOf("wrong.json"), "[{}]");
        Assert.StartsWith(id + ",", shell.Ended(script, ("Before", Before), ("After", After)).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_IsOneText_WithTheChange_AndAlsoWithoutOne()
    {
        using var shell = Shell.Open();
        string page = shell.Run("$After | Compare-Inventory $Before -As Html", ("Before", Before), ("After", After)).Single<string>();
        Assert.Contains("12.10.1", page, StringComparison.Ordinal);
        Assert.Contains("No changes", shell.Run("$After | Compare-Inventory $After -As Html").Single<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_IsToldSinceTheLastSnapshotItWasReadIn()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run(
            "$Device | Get-Device -Credential $Credential | Save-InventorySnapshot one; $Device | Get-Device -Credential $Credential | Save-InventorySnapshot two",
            ("Device", fleet.Targets),
            ("Credential", fleet.Credential)).AssertClean();
        AxisDevice[] second = [.. shell.Run("Get-InventorySnapshot two -ExpandDevice").AssertClean().All<AxisDevice>()];
        await fleet.Host.DisposeAsync();

        ShellResult result = shell.Run("Find-Device -Known | Get-Device -Credential $Credential -TimeoutSec 20 -ErrorAction Ignore | Compare-Inventory one", ("Credential", fleet.Credential)).AssertClean();

        Assert.Equal(2, result.Output.Count);
        Assert.All(result.All<InventoryChange>(), change =>
        {
            Assert.Equal((InventoryChangeKind.Offline, "Unreachable"), (change.Change, change.After));
            Assert.Equal(second.Single(device => device.SerialNumber == change.SerialNumber).ReadAt, change.Since);
        });
    }

    private static AxisDevice Device(string version) => new()
    {
        Address = "192.0.2.1",
        SerialNumber = "ACCC8E000001",
        Model = "P3245",
        OsVersion = new AxisOsVersion(version),
        ReadAt = DateTimeOffset.UnixEpoch,
    };
}
