<#
.SYNOPSIS
Reads the devices of a list, writes a dated inventory to a share, and says what changed since the run before; for a scheduled task.

.DESCRIPTION
Writes inventory-<date>.csv and inventory-<date>.html and, where devices could not be read, failed-<date>.csv beside them with the reasons. The next run can start from either csv file.

Each run also keeps a snapshot in the fleet store. Where something changed since the snapshot before, drift-<date>.html is written: the body of a mail, or a page to open.

Exit codes: 0 every device was read, 1 the script failed, 3 some devices could not be read, 6 the list is empty.

.EXAMPLE
pwsh -NoProfile -NonInteractive -File ./Export-WeeklyInventory.ps1 -Path ./devices.csv -Folder ./reports -SecretName cameras

.EXAMPLE
./Export-WeeklyInventory.ps1 -Folder //files.example.com/inventory -SecretName cameras
$drift = Get-Item "//files.example.com/inventory/drift-$(Get-Date -Format yyyy-MM-dd).html" -ErrorAction Ignore
if ($drift) { Send-YourMail -BodyAsHtml (Get-Content $drift -Raw) }

Mails what changed. Send-YourMail stands for whatever sends mail where you are.
#>
param(
    # The devices: csv, json, or a text file with one on each line. Without it the devices of the fleet store.
    [string] $Path,

    # Where the files go, for example a share; made where it is not there.
    [Parameter(Mandatory)]
    [string] $Folder,

    # The secret that holds the account, of SecretManagement's default vault.
    [string] $SecretName,

    # The account, instead of a secret.
    [pscredential] $Credential,

    # How many snapshots of this script are kept.
    [ValidateRange(2, 1000)]
    [int] $Keep = 53
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
    $now = Get-Date
    $date = $now.ToString('yyyy-MM-dd')
    $devices | Export-Inventory -LiteralPath (Join-Path $Folder "inventory-$date.csv")
    $devices | Export-Inventory -LiteralPath (Join-Path $Folder "inventory-$date.html") -Title "Inventory of $date"
    $failed = @($devices | Where-Object Outcome -NE Succeeded)
    if ($failed) {
        $failed | Export-Inventory -LiteralPath (Join-Path $Folder "failed-$date.csv")
    }

    $before = Get-InventorySnapshot -Name 'weekly-*' | Sort-Object CreatedAt | Select-Object -Last 1
    $snapshot = $devices | Save-InventorySnapshot -Name "weekly-$($now.ToUniversalTime().ToString('yyyyMMdd-HHmmss-fff'))" -Keep $Keep -PassThru
    $changes = @(if ($before) { Compare-Inventory -Reference $before -Difference $snapshot })
    if ($changes) {
        Compare-Inventory -Reference $before -Difference $snapshot -As Html |
            Set-Content -LiteralPath (Join-Path $Folder "drift-$date.html") -Encoding utf8NoBOM
    }

    "$($devices.Count - $failed.Count) of $($devices.Count) devices were read."
    $failed | ForEach-Object { "$($_.ErrorKind): $($_.Error)" }
    if ($before) { "$($changes.Count) changes since $($before.CreatedAt.ToUniversalTime().ToString('yyyy-MM-dd HH:mm')) UTC." }
}
catch {
    [Console]::Error.WriteLine("The inventory was not written: $_")
    exit 1
}

exit ($failed ? 3 : 0)
