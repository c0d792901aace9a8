<#
.SYNOPSIS
Lists the devices whose AXIS OS loses support by the end of a year, next year by default.

.DESCRIPTION
The end is that of the AXIS OS track. Where the vendor has not published a date it is inferred, and IsConfirmed is False: look at the support page of the product before you plan
with it. A version that belongs to no track is a superseded active release: only the newest of those is maintained.

Exit codes: 0 there is none, 1 the script failed, 2 there are some, 3 there is none and some devices could not be read.

.EXAMPLE
./Get-DeviceLosingSupport.ps1 -Credential (Get-Credential root) | Group-Object OsTrack

.EXAMPLE
./Get-DeviceLosingSupport.ps1 -Year 2029 -Path ./devices.csv -ConfirmedOnly
#>
param(
    # The year whose last day counts.
    [ValidateRange(2000, 9998)]
    [int] $Year = (Get-Date).Year + 1,

    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # Only ends that the vendor has published.
    [switch] $ConfirmedOnly,

    # The account; without it those of Add-DeviceCredential.
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module AxisOps
    $account = $Credential ? @{ Credential = $Credential } : @{}
    $last = [DateOnly]::new($Year, 12, 31)
    $known = if ($Path) { Find-Device -Path $Path } else { Find-Device -Known }
    $devices = @($known | Get-Device @account -Fact Identity -ErrorAction SilentlyContinue | Where-Object Outcome -NE Skipped)
    $failed = @($devices | Where-Object Outcome -NE Succeeded)
    $ending = @($devices | Where-Object { $_.OsVersion } | ForEach-Object {
            $support = $_.Support
            $isSuperseded = $null -eq $support
            $ends = $null -ne $support.End -and $support.End -le $last
            if (($ends -and ($support.IsConfirmed -or -not $ConfirmedOnly)) -or ($isSuperseded -and -not $ConfirmedOnly)) {
                [pscustomobject]@{
                    SerialNumber = $_.SerialNumber
                    Address      = $_.Address
                    Model        = $_.Model
                    OsVersion    = $_.OsVersion
                    OsTrack      = $isSuperseded ? 'superseded' : $_.OsTrack
                    SupportEnd   = $support.End
                    IsConfirmed  = [bool] $support.IsConfirmed
                }
            }
        } | Sort-Object SupportEnd, Model)
}
catch {
    [Console]::Error.WriteLine("The devices were not read: $_")
    exit 1
}

$ending
exit ($ending ? 2 : $failed ? 3 : 0)
