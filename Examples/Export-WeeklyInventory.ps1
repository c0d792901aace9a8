<#
.SYNOPSIS
Reads the devices of a list and writes a dated inventory, for a scheduled task.

.DESCRIPTION
Writes inventory-<date>.csv and, where devices could not be read, failed-<date>.csv beside it with the reasons. The next run can start from either file.

Exit codes: 0 every device was read, 1 the script failed, 3 some devices could not be read, 6 the list is empty.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Export-WeeklyInventory.ps1 -Path ./devices.csv -Folder ./reports -SecretName cameras
#>
param(
    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # Where the files go; made where it is not there.
    [Parameter(Mandatory)]
    [string] $Folder,

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
    $devices = @($known | Get-Device -ErrorAction SilentlyContinue | Where-Object Outcome -NE Skipped)
    if (-not $devices) {
        Write-Warning 'There is no device to read.'
        exit 6
    }

    $Folder = (New-Item -ItemType Directory -Path $Folder -Force).FullName
    $date = Get-Date -Format 'yyyy-MM-dd'
    $devices | Export-Inventory -LiteralPath (Join-Path $Folder "inventory-$date.csv")
    $failed = @($devices | Where-Object Outcome -NE Succeeded)
    if ($failed) {
        $failed | Export-Inventory -LiteralPath (Join-Path $Folder "failed-$date.csv")
    }

    "$($devices.Count - $failed.Count) of $($devices.Count) devices were read."
    $failed | ForEach-Object { "$($_.ErrorKind): $($_.Error)" }
}
catch {
    [Console]::Error.WriteLine("The inventory was not written: $_")
    exit 1
}

exit ($failed ? 3 : 0)
