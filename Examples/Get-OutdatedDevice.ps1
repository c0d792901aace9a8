<#
.SYNOPSIS
Lists devices that run an AXIS OS older than a version.

.DESCRIPTION
Versions compare by number: 9.80 is older than 11.11. Devices that could not be read are listed too, since nobody knows what they run.

Exit codes: 0 there is none, 1 the script failed, 2 devices are older, 3 none is known to be older and some could not be read.

.EXAMPLE
./Get-OutdatedDevice.ps1 -OlderThan 11.11.192 -Credential (Get-Credential root)
#>
param(
    # The first version that is new enough.
    [Parameter(Mandatory)]
    [string] $OlderThan,

    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # The account; without it those of Add-DeviceCredential.
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module AxisOps
    $limit = [AxisOps.AxisOsVersion] $OlderThan
    $account = $Credential ? @{ Credential = $Credential } : @{}
    $known = if ($Path) { Find-Device -Path $Path } else { Find-Device -Known }
    $devices = @($known | Get-Device @account -ErrorAction SilentlyContinue | Where-Object Outcome -NE Skipped)
    $old = @($devices | Where-Object { $_.OsVersion -and $_.OsVersion -lt $limit } | Sort-Object OsVersion)
    $unknown = @($devices | Where-Object { -not $_.OsVersion })
}
catch {
    [Console]::Error.WriteLine("The devices were not compared: $_")
    exit 1
}

$old + $unknown | Select-Object SerialNumber, Address, Model, OsVersion, OsTrack, Outcome, Error
exit ($old ? 2 : $unknown ? 3 : 0)
