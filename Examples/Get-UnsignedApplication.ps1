<#
.SYNOPSIS
Lists applications that are not known to be signed, with the devices they run on.

.DESCRIPTION
AXIS OS 12 says of each application whether it is signed; older releases do not, and their applications are listed as not told. AXIS OS 13 refuses unsigned applications, and one that
cannot be installed again rolls an upgrade back. Applications that came with AXIS OS are left out.

Exit codes: 0 there is none, 1 the script failed, 2 there are some, 3 there is none and some devices could not be read.

.EXAMPLE
./Get-UnsignedApplication.ps1 -Credential (Get-Credential root) | Group-Object Application

.EXAMPLE
./Get-UnsignedApplication.ps1 -Path ./devices.csv -KnownOnly

Leaves out the devices that do not tell.
#>
param(
    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # Only applications of which the device says that their signature is not known.
    [switch] $KnownOnly,

    # The account; without it those of Add-DeviceCredential.
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module AxisOps
    $account = $Credential ? @{ Credential = $Credential } : @{}
    $known = if ($Path) { Find-Device -Path $Path } else { Find-Device -Known }
    $devices = @($known | Get-Device @account -Fact Application -ErrorAction SilentlyContinue | Where-Object Outcome -NE Skipped)
    $failed = @($devices | Where-Object { $null -eq $_.Applications })
    $unsigned = @(foreach ($device in $devices) {
            foreach ($application in $device.Applications) {
                $isTold = $null -ne $application.SignatureStatus
                if ($application.SignatureStatus -ne 'Signed' -and -not $application.IsBundled -and ($isTold -or -not $KnownOnly)) {
                    [pscustomobject]@{
                        Application  = $application.Name
                        Version      = $application.Version
                        Vendor       = $application.Vendor
                        Signature    = $isTold ? $application.SignatureStatus : 'not told'
                        SerialNumber = $device.SerialNumber
                        Address      = $device.Address
                        Model        = $device.Model
                        OsVersion    = $device.OsVersion
                    }
                }
            }
        })
}
catch {
    [Console]::Error.WriteLine("The applications were not read: $_")
    exit 1
}

$unsigned | Sort-Object Application, Model
exit ($unsigned ? 2 : $failed ? 3 : 0)
