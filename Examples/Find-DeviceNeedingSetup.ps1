<#
.SYNOPSIS
Finds devices that have no administrator yet: factory-new ones, and those that somebody reset.

.DESCRIPTION
Such a device gives itself to the first who creates an account. No credential is used.

Exit codes: 0 there is none, 1 the script failed, 2 there are some.

.EXAMPLE
./Find-DeviceNeedingSetup.ps1 -Range 192.0.2.0/24

.EXAMPLE
./Find-DeviceNeedingSetup.ps1

Asks the local links by multicast DNS.
#>
param(
    # Address ranges to sweep. Without it multicast DNS is used.
    [string[]] $Range
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module AxisOps
    $found = if ($Range) { Find-Device -Range $Range } else { Find-Device }
    $new = @($found | Where-Object Setup -EQ NeedsSetup)
}
catch {
    [Console]::Error.WriteLine("The search failed: $_")
    exit 1
}

$new
exit ($new ? 2 : 0)
