using System.Text.Json.Nodes;
using AxisOps.Interop.Tests.Avahi;
using AxisOps.TestKit;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>The cmdlet, of the staged module, finds what two stacks that know nothing of each other publish of one device in another network namespace.</summary>
[Collection(AvahiCollection.Name)]
public sealed class FindDeviceTests(AvahiNetwork network)
{
    private const string Serial = GupnpDevice.Serial;

    /// <summary>On a busy machine one stack may answer after the report, so it searches again until both are heard, a few times at most; warnings of all searches count.</summary>
    private const string Script = """
        param($Module, $Interface)
        $ErrorActionPreference = 'Stop'
        Import-Module $Module
        $all = @()
        foreach ($round in 1..5) {
            $found = @(Find-Device -Interface $Interface -TimeoutSec 5 -WarningVariable warnings -WarningAction SilentlyContinue)
            $all += @($warnings | ForEach-Object { "$_" })
            if ($found.Count -ne 1 -or @($found[0].Sightings.Protocol | Select-Object -Unique).Count -gt 1) { break }
        }
        [pscustomobject]@{
            Warnings = @($all)
            Devices = @($found | ForEach-Object { [pscustomobject]@{
                Address = $_.Address; SerialNumber = $_.SerialNumber; Model = $_.Model; HttpPort = $_.HttpPort; HttpsPort = $_.HttpsPort
                Protocols = ($_.Sightings | ForEach-Object { "$($_.Protocol)" } | Sort-Object -Unique) -join ','
                Addresses = ($_.Sightings | ForEach-Object { ($_.Address -split '::')[0] } | Sort-Object -Unique) -join ',' } })
        } | ConvertTo-Json -Depth 4 -Compress
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FindDevice_OfACameraThatTwoStacksPublish_WritesItOnce_WithoutAWarningOrAPrinter(bool mdnsSpeaksV4)
    {
        await GupnpDevice.RequireAsync(network);
        PeerProgram.Require("avahi-daemon");
        PeerProgram.Require("pwsh");
        string module = Path.Combine(Repository.StagedModule, "AxisOps.psd1");
        Assert.SkipUnless(File.Exists(module), "The module is not staged here; building the solution stages it.");
        using var avahi = new AvahiDaemon(network.FarPrefix, "axis-00408ca45086", network.Far, speaksV4: mdnsSpeaksV4);
        await avahi.PublishAsync("Office printer", null, ("_http._tcp", 631, "macaddress=001122334455"), ("_ipp._tcp", 631, null));
        await avahi.PublishAsync("AXIS P3301 - " + Serial, null, ("_axis-video._tcp", 8080, "macaddress=" + Serial), ("_https._tcp", 8443, null));
        using var cameraFolder = new TemporaryFolder();
        using var printerFolder = new TemporaryFolder();
        using var scripts = new TemporaryFolder();
        GupnpDevice.WriteCamera(cameraFolder, "198.51.100.2");
        GupnpDevice.WriteOther(printerFolder, "Printer", "2f402f80-da50-11e1-9b23-001122334455", "001122334455");
        using PeerService camera = await GupnpDevice.StartAsync(network, "4", cameraFolder);
        using PeerService printer = await GupnpDevice.StartAsync(network, "4", printerFolder);

        PeerAnswer answer = await PeerProgram.RunAsync(
            "pwsh", string.Empty, "-NoProfile", "-NonInteractive", "-File", scripts.File("find.ps1", Script), module, network.Near);

        Assert.True(answer.ExitCode == 0, answer.Output + answer.Errors);
        JsonNode told = JsonNode.Parse(answer.Output)!;
        Assert.Empty(told["Warnings"]!.AsArray());
        JsonNode device = Assert.Single(told["Devices"]!.AsArray())!;
        Assert.Equal(
            ("198.51.100.2", Serial, "P3301", 8080, 8443, "Mdns,Ssdp"),
            ((string?)device["Address"], (string?)device["SerialNumber"], (string?)device["Model"], (int?)device["HttpPort"], (int?)device["HttpsPort"], (string?)device["Protocols"]));
        Assert.Equal("198.51.100.2,fe80", (string?)device["Addresses"]);
    }
}
