<#
.SYNOPSIS
Lists the certificates of devices that end soon, or have ended.

.DESCRIPTION
Device identities have no end and are left out. Devices without an interface that lists certificates tell the one they serve.

Exit codes: 0 there is none, 1 the script failed, 2 there are some, 3 there is none and some devices could not be read.

.EXAMPLE
./Get-ExpiringCertificate.ps1 -Days 60 -Credential (Get-Credential root)
#>
param(
    # How many days ahead.
    [ValidateRange(0, 36500)]
    [int] $Days = 90,

    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # The account; without it those of Add-DeviceCredential.
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module AxisOps
    $account = $Credential ? @{ Credential = $Credential } : @{}
    $limit = [DateTimeOffset]::UtcNow.AddDays($Days)
    $known = if ($Path) { Find-Device -Path $Path } else { Find-Device -Known }
    $devices = @($known | Get-Device @account -ErrorAction SilentlyContinue | Where-Object Outcome -NE Skipped)
    $unread = @($devices | Where-Object Outcome -NE Succeeded)
    $ending = @(foreach ($device in $devices) {
            foreach ($certificate in $device.Certificates | Where-Object { $_.Kind -ne 'DeviceId' -and $_.NotAfter -lt $limit }) {
                [pscustomobject]@{
                    NotAfter     = $certificate.NotAfter.UtcDateTime
                    SerialNumber = $device.SerialNumber
                    Address      = $device.Address
                    Model        = $device.Model
                    Certificate  = $certificate.Alias ?? $certificate.Subject
                    IsServed     = $certificate.IsServed
                }
            }
        })
}
catch {
    [Console]::Error.WriteLine("The certificates were not listed: $_")
    exit 1
}

$ending | Sort-Object NotAfter
exit ($ending ? 2 : $unread ? 3 : 0)
