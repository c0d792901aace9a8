<#
.SYNOPSIS
The main job on a simulated fleet: find the devices, learn who they are, read them, export what was read - and name what failed and why.

.DESCRIPTION
Needs nothing but this checkout and the .NET SDK:

    dotnet run --project src/AxisOps.Cli -- run Examples/Quickstart.ps1

In PowerShell 7.6, after 'dotnet build' and 'Import-Module ./out/AxisOps', it runs as it is. Nothing leaves this computer.
#>
param(
    # How many devices are simulated.
    [int] $Count = 30,

    # Where the files go; a new temporary folder without it.
    [string] $OutputFolder = [System.IO.Directory]::CreateTempSubdirectory('AxisOps-').FullName
)

$ErrorActionPreference = 'Stop'
Import-Module AxisOps

# A store of its own, so that the devices of this rehearsal are not mixed with real ones.
$OutputFolder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutputFolder)
$null = [System.IO.Directory]::CreateDirectory($OutputFolder)
$earlierStore = $env:AXISOPS_STORE
$env:AXISOPS_STORE = [System.IO.Path]::Combine($OutputFolder, 'fleet.db')

"1. Starting $Count simulated devices, some of them in trouble."
$simulator = Start-DeviceSimulator -Count $Count -Seed $PID -Fault 'refused@4', 'status:503@9', 'truncate@14', 'serial@18', 'unauthorized@23' -FactoryNew '28'
try {
    '2. Trusting the root of their device identities (IEEE 802.1AR), as you would import the vendor''s.'
    $simulator | Import-DeviceTrustRoot -Purpose DeviceId

    '3. Finding them: multicast DNS, SSDP and WS-Discovery.'
    $found = @(Find-Device -TimeoutSec 4 | Where-Object SerialNumber -In $simulator.Devices.SerialNumber)
    "   $($found.Count) devices found."
    $silent = @($simulator.Devices | Where-Object SerialNumber -NotIn $found.SerialNumber | ForEach-Object { "$($_.Address):$($simulator.HttpsPort)" })
    if ($silent) {
        $found += @(Find-Device -Range $silent)
        "   $($silent.Count) more that announce nothing, found by asking their addresses."
    }

    '4. Pinning the public keys of those that cannot prove who they are. For real devices: compare the fingerprints first.'
    $unproven = @($found | Where-Object HttpsPort | Test-Device | Where-Object { $_.Check -eq 'Identity' -and -not $_.Passed }).SerialNumber
    $found | Where-Object SerialNumber -In $unproven | Set-DeviceTrust -Pin -ErrorAction SilentlyContinue -InformationAction Ignore

    '5. Reading them. The credential goes only to devices that are proven or pinned; old ones without HTTPS get a digest (-AllowHttp).'
    Add-DeviceCredential -Credential $simulator.Credential
    $devices = @($found | Get-Device -AllowHttp -TimeoutSec 20 -ErrorAction SilentlyContinue)
    $devices

    $failed = @($devices | Where-Object Outcome -NE Succeeded)
    "`n$($devices.Count - $failed.Count) devices were read, $($failed.Count) were not:"
    foreach ($device in $failed) {
        "  $($device.ErrorKind): $($device.Error)"
        "    $($device.RecommendedAction)"
    }

    $csv = [System.IO.Path]::Combine($OutputFolder, 'inventory.csv')
    $json = [System.IO.Path]::Combine($OutputFolder, 'inventory.json')
    $devices | Export-Inventory -Path $csv
    $devices | Export-Inventory -Path $json

    # For people: a page to open in a browser, and a workbook.
    $page = [System.IO.Path]::Combine($OutputFolder, 'inventory.html')
    $workbook = [System.IO.Path]::Combine($OutputFolder, 'inventory.xlsx')
    $devices | Export-Inventory -Path $page -Title 'The fleet of the Quickstart'
    $devices | Export-Inventory -Path $workbook
    $again = @(Find-Device -Path $csv)

    "`nThe inventory is in"
    "  $csv"
    "  $json"
    "  $page"
    "  $workbook"
    "and Find-Device -Path reads it back: $($again.Count) devices."
}
finally {
    Stop-DeviceSimulator
    $env:AXISOPS_STORE = $earlierStore
}
