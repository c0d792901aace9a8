using AxisOps.PowerShell.Tests.Harness;

namespace AxisOps.PowerShell.Tests.Commands;

public sealed class SiteAndTagTests
{
    [Theory]
    [InlineData("Find-Device -Path $File | Get-Device -Credential $Credential")]
    [InlineData("Find-Device -Path $File | ForEach-Object { [pscustomobject]@{ Address = $_.Address; HttpsPort = $_.HttpsPort; SerialNumber = $_.SerialNumber; Site = $_.Site; Tags = $_.Tags -join ';' } } | Get-Device -Credential $Credential")]
    public async Task Labels_OfACsv_AreKept_OnceTheDeviceIsProven(string script)
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        string file = Csv(shell, fleet.Units.Select((unit, i) => $"{unit.Address},{unit.HttpsPort},{unit.SerialNumber},Hall {i},\"north; door-{i}\""));

        ShellResult read = shell.Run(script, ("File", file), ("Credential", fleet.Credential)).AssertClean();

        Assert.All(read.All<AxisDevice>(), device => Assert.StartsWith("Hall ", device.Site, StringComparison.Ordinal));
        Assert.Equal(2, shell.Run("Find-Device -Known -Tag NORTH").AssertClean().Output.Count);
        DiscoveredDevice one = shell.Run("Find-Device -Known -Site 'hall*' -Tag north, door-1").Single<DiscoveredDevice>();
        Assert.Equal((fleet.Units[1].SerialNumber, "Hall 1"), (one.SerialNumber, one.Site));
        Assert.Equal(["north", "door-1"], one.Tags);
        Assert.Empty(shell.Run("Find-Device -Known -Site Yard").AssertClean().Output);

        // A later reading without labels keeps them, and shows them.
        AxisDevice again = shell.Run($"Get-Device {one.SerialNumber} -Credential $Credential").Single<AxisDevice>();
        Assert.Equal(("Hall 1", "north,door-1"), (again.Site, string.Join(',', again.Tags)));
    }

    [Fact]
    public async Task Labels_ThatChange_AreChanges_ThoughTheConnectionIsKept()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        string row = $"{fleet.Units[0].Address},{fleet.Units[0].HttpsPort},{fleet.Units[0].SerialNumber},";
        string first = Csv(shell, [row + "Hall,a"], "a.csv");
        string second = Csv(shell, [row + "Yard,-"], "b.csv");

        ShellResult result = shell.Run(
            """
            Find-Device -Path $First | Get-Device -Credential $Credential | Save-InventorySnapshot one
            Find-Device -Path $Second | Get-Device -Credential $Credential | Compare-Inventory one -Fact Site, Tags
            """,
            ("First", first),
            ("Second", second),
            ("Credential", fleet.Credential)).AssertClean();

        Assert.Equal(["Site Hall Yard", "Tags[a] a "], result.All<InventoryChange>().Select(change => $"{change.Fact} {change.Before} {change.After}"));
    }

    [Fact]
    public async Task Row_WhoseSerialIsNotThatOfTheDevice_IsAnError_AndLabelsNobody()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        using var shell = Shell.Open();
        fleet.ProveIn(shell);
        shell.Run("$Device | Get-Device -Credential $Credential", ("Device", fleet.Targets), ("Credential", fleet.Credential)).AssertClean();
        string file = Csv(shell, [$"{fleet.Units[0].Address},{fleet.Units[0].HttpsPort},ACCC8E123456,Hall,north"]);

        ShellResult result = shell.Run("Find-Device -Path $File | Get-Device -Credential $Credential", ("File", file), ("Credential", fleet.Credential));

        Assert.StartsWith("AxisCertificateUntrusted,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Run("Find-Device -Known -Site *").AssertClean().Output);
        Assert.Equal(2, shell.Run("Find-Device -Known").AssertClean().All<DiscoveredDevice>().Count(device => device.Site is null && device.Tags is null));
    }

    [Fact]
    public async Task Row_OfADeviceThatNothingVouchesFor_IsNotKept()
    {
        await using Fleet fleet = await Fleet.StartAsync(Fleet.Speaker);
        using var shell = Shell.Open();
        string file = Csv(shell, [$"{fleet.Units[0].Address},{fleet.Units[0].HttpsPort},{fleet.Units[0].SerialNumber},Hall,north"]);

        shell.Run("Find-Device -Path $File | Get-Device -Credential $Credential -ErrorAction Ignore", ("File", file), ("Credential", fleet.Credential));

        Assert.Empty(shell.Run("Find-Device -Known").AssertClean().Output);
    }

    [Fact]
    public void Find_InFiles_ReadsLabelsFromCsvAndJson()
    {
        using var shell = Shell.Open();
        File.WriteAllText(shell.PathOf("a.csv"), "IP;Location;Labels\n192.0.2.1;Hall;a, b\n192.0.2.2;;-\n192.0.2.3;-;\n");
        File.WriteAllText(shell.PathOf("b.json"), """[{"address":"192.0.2.4","site":"Yard","tags":["x",7,["y"],"z"]},{"address":"192.0.2.5","tags":[]}]""");

        IReadOnlyList<DiscoveredDevice> found = shell.Run("Find-Device -Path \"$Folder/a.csv\", \"$Folder/b.json\"").AssertClean().All<DiscoveredDevice>();

        Assert.Equal(
            ["192.0.2.1 Hall a,b", "192.0.2.2 null ", "192.0.2.3  null", "192.0.2.4 Yard x,z", "192.0.2.5 null null"],
            found.Select(device => $"{device.Address} {device.Site ?? "null"} {(device.Tags is null ? "null" : string.Join(',', device.Tags))}").Order(StringComparer.Ordinal));
    }

    private static string Csv(Shell shell, IEnumerable<string> rows, string name = "sites.csv")
    {
        File.WriteAllLines(shell.PathOf(name), rows.Prepend("Address,HttpsPort,SerialNumber,Site,Tags"));
        return shell.PathOf(name);
    }
}
