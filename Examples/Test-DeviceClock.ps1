<#
.SYNOPSIS
Lists devices whose clock is off, or that are not synchronised.

.DESCRIPTION
A wrong clock spoils evidence and certificates. The offset is measured in whole seconds against this computer's clock, so that must be right.

Exit codes: 0 all clocks are right, 1 the script failed, 2 some are off, 3 none is known to be off and some could not be read.

.EXAMPLE
./Test-DeviceClock.ps1 -Path ./devices.csv -MaxSeconds 2 -Credential (Get-Credential root)
#>
param(
    # How far a clock may be ahead or behind, in seconds.
    [ValidateRange(1, 86400)]
    [int] $MaxSeconds = 5,

    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # The account; without it those of Add-DeviceCredential.
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module AxisOps
    $account = $Credential ? @{ Credential = $Credential } : @{}
    $known = if ($Path) { Find-Device -Path $Path } else { Find-Device -Known }
    $devices = @($known | Get-Device @account -ErrorAction SilentlyContinue | Where-Object Outcome -NE Skipped)

    # TimeSynchronized is empty where a device has no interface that tells; that alone is not held against it.
    $off = @($devices | Where-Object { $_.TimeSynchronized -eq $false -or ($_.ClockOffset -and $_.ClockOffset.Duration().TotalSeconds -gt $MaxSeconds) })
    $unread = @($devices | Where-Object Outcome -NE Succeeded)
}
catch {
    [Console]::Error.WriteLine("The clocks were not compared: $_")
    exit 1
}

$off | Select-Object SerialNumber, Address, Model, ClockOffset, TimeSynchronized, TimeZone
exit ($off ? 2 : $unread ? 3 : 0)
