namespace AxisOps.Benchmarks.Stop;

/// <summary>The command lines that are stopped. A cmdlet that works on a fleet and is not here fails the benchmark.</summary>
internal static class StopScenarios
{
    /// <summary>The command that only waits; every other figure is to be seen beside its own.</summary>
    internal const string Control = "Wait-Stop";

    private const string Limits = "-ThrottleLimit $Throttle -TimeoutSec 600";

    /// <summary>What failed in a run that halted is tried again: the object tells that it has come to that.</summary>
    private const string Resume = $$"""
        try { $Fleet | Set-DeviceParameter -Name Network.SSH.Enabled -Value yes -Credential $Credential -MaxFailure 0 -ThrottleLimit $Throttle -TimeoutSec 1 -ErrorAction Ignore > $null } catch { }
        ($run = @(Get-FleetRun -State Suspended)[-1])
        $run | Resume-FleetRun -RetryFailed -MaxFailure 100% -Credential $Credential {{Limits}}
        """;

    private static readonly StopTrouble[] Short = [StopTrouble.Connect, StopTrouble.Handshake, StopTrouble.FirstAnswer, StopTrouble.Body];
    private static readonly StopTrouble[] Long = [.. Short, StopTrouble.LaterAnswer];

    internal static IReadOnlyList<StopScenario> All { get; } =
    [
        new(Control, Control, Control, [StopTrouble.None]) { Connects = false },
        new("Get-Device", "Get-Device", $"$Fleet | Get-Device -Credential $Credential {Limits}", Long),
        new("Test-Device", "Test-Device", $"$Fleet | Test-Device -Credential $Credential {Limits}", Short),
        new("Get-DeviceParameter", "Get-DeviceParameter", $"$Fleet | Get-DeviceParameter -Name Brand -Credential $Credential {Limits}", Short),
        new("Set-DeviceParameter", "Set-DeviceParameter", $"$Fleet | Set-DeviceParameter -Name Network.SSH.Enabled -Value yes -Credential $Credential {Limits}", Long),
        new("Invoke-DeviceRequest", "Invoke-DeviceRequest", $"$Fleet | Invoke-DeviceRequest -Resource /axis-cgi/usergroup.cgi -Credential $Credential {Limits}", Short),
        // The handshake proves who a device is, so that nothing is asked after it.
        new("Set-DeviceTrust", "Set-DeviceTrust -Pin", $"$Fleet | Set-DeviceTrust -Pin -PassThru {Limits}", [StopTrouble.Connect, StopTrouble.Handshake]),
        new("Get-DeviceLog", "Get-DeviceLog", $"$Fleet | Get-DeviceLog -Credential $Credential {Limits}", Short),
        new("Get-DeviceLog", "Get-DeviceLog -Follow", $"$Fleet | Get-DeviceLog -Follow -Credential $Credential {Limits}", [.. Short, StopTrouble.None]),
        new("Watch-Device", "Watch-Device", $"$Fleet | Watch-Device -IntervalSec 60 {Limits}", [.. Short, StopTrouble.None]),
        new("Restart-Device", "Restart-Device -Wait", $"$Fleet | Restart-Device -Wait -Credential $Credential {Limits}", Short) { HasQuickDevices = false, Streams = false },
        new("Restart-Device", "Restart-Device -Wait, down", $"$Fleet | Restart-Device -Wait -Credential $Credential {Limits}", [StopTrouble.None]) { Streams = false, UntilGone = true },
        new("Resume-FleetRun", "Resume-FleetRun", Resume, Short) { HasQuickDevices = false },
        new("Export-Inventory", "... | Export-Inventory", $"$Fleet | Get-Device -Credential $Credential {Limits} | Export-Inventory $File", Long) { Streams = false },
        new("Save-InventorySnapshot", "... | Save-InventorySnapshot", $"$Fleet | Get-Device -Credential $Credential {Limits} | Save-InventorySnapshot", Long) { Streams = false },
        new("Find-Device", "Find-Device -Range", $"Find-Device -Range $Range {Limits}", [StopTrouble.Connect, StopTrouble.Handshake, StopTrouble.FirstAnswer]) { Streams = false },
        new("Find-Device", "Find-Device", "Find-Device -Interface 127.0.0.1 -TimeoutSec 600", [StopTrouble.None]) { Connects = false },
        new("Find-Device", "Find-Device -Protocol Mdns", "Find-Device -Protocol Mdns -Interface 127.0.0.1 -TimeoutSec 600", [StopTrouble.None]) { Connects = false },
    ];
}
