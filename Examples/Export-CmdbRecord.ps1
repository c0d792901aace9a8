<#
.SYNOPSIS
Writes one record a device for a configuration management database (CMDB).

.DESCRIPTION
The records are json with the names most import tools map by: class, serial_number, name, model and so on. Only devices that proved who they are, or whose key is pinned, get a record:
a CMDB is no place for claims. What was left out is a warning. The file appears whole or not at all.

Exit codes: 0 every device has a record, 1 the script failed, 3 some have none, 6 there is no device.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Export-CmdbRecord.ps1 -Destination ./cmdb.json -SecretName cameras
#>
param(
    # The file to write.
    [Parameter(Mandatory)]
    [string] $Destination,

    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # The secret that holds the account, of SecretManagement's default vault.
    [string] $SecretName,

    # The account, instead of a secret.
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
try {
    Import-Module AxisOps
    if ($Credential) { Add-DeviceCredential -Credential $Credential }
    if ($SecretName) { Add-DeviceCredential -SecretName $SecretName }

    $known = if ($Path) { Find-Device -Path $Path } else { Find-Device -Known }
    $devices = @($known | Get-Device -Fact Core -ErrorAction SilentlyContinue | Where-Object Outcome -NE Skipped)
    if (-not $devices) {
        Write-Warning 'There is no device to read.'
        exit 6
    }

    $sure, $unsure = $devices.Where({ $_.Outcome -eq 'Succeeded' -and $_.Identity.IsTrusted }, 'Split')
    $records = @(foreach ($device in $sure) {
            [ordered]@{
                class              = 'network_device'
                manufacturer       = 'Axis Communications'
                serial_number      = $device.SerialNumber
                mac_address        = $device.MacAddress
                name               = $device.HostName ?? $device.SerialNumber
                ip_addresses       = @($device.IPAddresses)
                model              = $device.Model
                model_name         = $device.FullName
                hardware_id        = $device.HardwareId
                os_version         = "$($device.OsVersion)"
                os_track           = $device.OsTrack
                support_end        = $device.Support.End?.ToString('yyyy-MM-dd')
                support_confirmed  = [bool] $device.Support.IsConfirmed
                identity           = "$($device.Identity.Level)"
                applications       = @($device.Applications | ForEach-Object { [ordered]@{ name = $_.Name; version = $_.Version; vendor = $_.Vendor } })
                certificate_expiry = @($device.Certificates).Where({ $_.IsServed }, 'First')[0].NotAfter?.UtcDateTime.ToString('yyyy-MM-dd')
                last_seen          = $device.ReadAt.UtcDateTime.ToString('o')
            }
        })

    $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Destination)
    $beside = "$file.$PID.tmp"
    try {
        ConvertTo-Json -InputObject $records -Depth 5 -EscapeHandling EscapeNonAscii | Set-Content -LiteralPath $beside -Encoding utf8NoBOM
        [System.IO.File]::Move($beside, $file, $true)
    }
    finally {
        Remove-Item -LiteralPath $beside -ErrorAction Ignore
    }
}
catch {
    [Console]::Error.WriteLine("The records were not written: $_")
    exit 1
}

"$($records.Count) of $($devices.Count) devices have a record."
$unsure | ForEach-Object { Write-Warning "$($_.Address): no record, since $($_.Error ?? "its identity is only a $($_.Identity.Level)")" }
exit ($unsure ? 3 : 0)
