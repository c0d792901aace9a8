using AxisOps.PowerShell.Tests.Harness;
using Engine = System.Management.Automation.PowerShell;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class SnapshotTests
{
    [Fact]
    public void Save_ThenGet_GivesSnapshotAndDevices()
    {
        using var shell = Shell.Open();
        InventorySnapshot saved = shell.Run("$Device | Save-InventorySnapshot monday -Note 'the first' -PassThru", ("Device", Sample())).Single<InventorySnapshot>();
        Assert.Equal(("monday", 2, 1, "the first", false), (saved.Name, saved.DeviceCount, saved.Succeeded, saved.Note, saved.IsRotated));
        Assert.Equal(saved.Id, shell.Run("Get-InventorySnapshot mon*").Single<InventorySnapshot>().Id);
        Assert.Equal(["ACCC8E000001", "ACCC8E000002"], shell.Run("Get-InventorySnapshot -Latest -ExpandDevice").AssertClean().All<AxisDevice>().Select(device => device.SerialNumber));
    }

    [Theory]
    [InlineData("$Device | Save-InventorySnapshot monday", "AxisSnapshotExists")]
    [InlineData("$Device | Save-InventorySnapshot MONDAY", "AxisSnapshotExists")]
    [InlineData("$Device | Save-InventorySnapshot ./monday", "AxisSnapshotName")]
    [InlineData("$Device | Save-InventorySnapshot monday.json", "AxisSnapshotName")]
    [InlineData("@() | Save-InventorySnapshot -Keep 1", "AxisSnapshotEmpty")]
    public void Save_WhatCannotBeKept_EndsTheCall_AndKeepsWhatIsThere(string script, string id)
    {
        using var shell = Shell.Open();
        shell.Run("$Device | Save-InventorySnapshot monday -Keep 5", ("Device", Sample())).AssertClean();
        Assert.StartsWith(id + ",", shell.Ended(script, ("Device", Sample())).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("monday", shell.Run("Get-InventorySnapshot").Single<InventorySnapshot>().Name);
    }

    [Fact]
    public void Save_WithKeep_RemovesTheOldest_ButNothingThatWasSavedByHand()
    {
        using var shell = Shell.Open();
        ShellResult result = shell.Run(
            """
            $Device | Save-InventorySnapshot by-hand
            1..4 | ForEach-Object { $Device | Save-InventorySnapshot "night-$_" -Keep 2 }
            Get-InventorySnapshot | ForEach-Object Name
            """,
            ("Device", Sample())).AssertClean();
        Assert.Equal(["by-hand", "night-3", "night-4"], result.All<string>());
    }

    [Fact]
    public void WhatIf_SavesAndRemovesNothing()
    {
        using var shell = Shell.Open();
        shell.Run("$Device | Save-InventorySnapshot monday", ("Device", Sample())).AssertClean();
        shell.Run("$Device | Save-InventorySnapshot tuesday -WhatIf; Remove-InventorySnapshot * -WhatIf", ("Device", Sample())).AssertClean();
        Assert.Equal("monday", shell.Run("Get-InventorySnapshot").Single<InventorySnapshot>().Name);
    }

    [Fact]
    public void Remove_TakesPipelineAndPattern_AndANameThatThereIsNotIsAnError()
    {
        using var shell = Shell.Open();
        shell.Run("'a1', 'a2', 'b' | ForEach-Object { $Device | Save-InventorySnapshot $_ }; Get-InventorySnapshot b | Remove-InventorySnapshot; Remove-InventorySnapshot a*", ("Device", Sample())).AssertClean();
        Assert.Empty(shell.Run("Get-InventorySnapshot").AssertClean().Output);
        ShellResult result = shell.Run("Remove-InventorySnapshot b; Get-InventorySnapshot b; Remove-InventorySnapshot b*");
        Assert.All(result.Errors, error => Assert.StartsWith("AxisItemNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, result.Errors.Count);
    }

    [Fact]
    public void Names_AreCompletedFromTheStore_TheNewestFirst()
    {
        using var shell = Shell.Open();
        shell.Run("$Device | Save-InventorySnapshot week-1; $Device | Save-InventorySnapshot 'week 2'", ("Device", Sample())).AssertClean();
        Assert.Equal(["'week 2'", "week-1"], Complete(shell, $"Compare-Inventory -StorePath '{shell.Store}' -Reference we"));
        Assert.Equal(["'week 2'", "week-1"], Complete(shell, $"Remove-InventorySnapshot -StorePath '{shell.Store}' -Name we"));
        Assert.Contains("OsVersion", Complete(shell, "Compare-Inventory -Fact OsV"));
    }

    internal static AxisDevice[] Sample() =>
    [
        new() { Address = "192.0.2.1", SerialNumber = "ACCC8E000001", Model = "P3245", OsVersion = new AxisOsVersion("12.9.57"), Outcome = Outcome.Succeeded, ReadAt = DateTimeOffset.UnixEpoch },
        new() { Address = "192.0.2.2", SerialNumber = "ACCC8E000002", Outcome = Outcome.Failed, ErrorKind = DeviceErrorKind.Timeout, Error = "no answer", ReadAt = DateTimeOffset.UnixEpoch },
    ];

    private static IEnumerable<string> Complete(Shell shell, string line)
    {
        using Engine engine = Engine.Create(shell.Runspace);
        return [.. System.Management.Automation.CommandCompletion.CompleteInput(line, line.Length, [], engine).CompletionMatches.Select(match => match.CompletionText)];
    }
}
