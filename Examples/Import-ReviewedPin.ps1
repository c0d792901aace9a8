<#
.SYNOPSIS
Pins devices whose public key stands in a reviewed csv file, and no others.

.DESCRIPTION
The file has the columns SerialNumber, PublicKeySha256 and Address, and HttpsPort where it is not 443. 'Get-DeviceTrust | Export-Csv' writes such a file on the computer
where the devices were enrolled; a second person reviews it.

Each device is asked for its key with a store of its own, so that nothing is kept before it was compared. A device with another key is reported and keeps the pin it had, if any.

Exit codes: 0 every device is pinned, 1 the script failed, 2 a device presents another key, 3 a device did not answer.

.EXAMPLE
./Import-ReviewedPin.ps1 -Path ./pins.csv
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The reviewed file.
    [Parameter(Mandatory)]
    [string] $Path
)

$ErrorActionPreference = 'Stop'
$trial = [System.IO.Directory]::CreateTempSubdirectory('AxisOps-').FullName
try {
    Import-Module AxisOps
    $rows = @(Import-Csv -LiteralPath $Path)
    $reviewed = @{}
    foreach ($row in $rows) {
        $reviewed[$row.SerialNumber -replace '[:-]'] = $row.PublicKeySha256 -replace ':'
    }

    $present = @{}
    $rows | Set-DeviceTrust -Pin -PassThru -StorePath (Join-Path $trial fleet.db) -ErrorAction SilentlyContinue -WhatIf:$false -Confirm:$false |
        ForEach-Object { $present[$_.SerialNumber] = $_.PublicKeySha256 }

    $results = foreach ($row in $rows) {
        $serial = ($row.SerialNumber -replace '[:-]').ToUpperInvariant()
        $result = if (-not $present[$serial]) { 'NotReached' } elseif ($present[$serial] -ne $reviewed[$serial]) { 'OtherKey' } else { 'Reviewed' }
        if ($result -eq 'Reviewed' -and $PSCmdlet.ShouldProcess("$serial ($($row.Address))", 'pin the reviewed key')) {
            $pin = $row | Set-DeviceTrust -Pin -Force -PassThru -Confirm:$false

            # Whoever answered the second time must be the same.
            $result = 'Pinned'
            if ($pin.PublicKeySha256 -ne $reviewed[$serial]) {
                Remove-DeviceTrust $serial -Confirm:$false
                $result = 'OtherKey'
            }
        }

        [pscustomobject]@{ SerialNumber = $serial; Address = $row.Address; Result = $result }
    }
}
catch {
    [Console]::Error.WriteLine("The pins were not imported: $_")
    exit 1
}
finally {
    Remove-Item -LiteralPath $trial -Recurse -Force -ErrorAction Ignore -WhatIf:$false -Confirm:$false
}

$results
exit ('OtherKey' -in $results.Result ? 2 : 'NotReached' -in $results.Result ? 3 : 0)
