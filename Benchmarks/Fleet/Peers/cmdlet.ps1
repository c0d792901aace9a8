param([string] $Folder, [int] $ThrottleLimit, [string] $Module)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Module
$plan = Get-Content (Join-Path $Folder plan.json) -Raw | ConvertFrom-Json
$secret = ConvertTo-SecureString $env:AXISOPS_BENCHMARK_PASSWORD -AsPlainText -Force
$credential = [pscredential]::new($plan.userName, $secret)
$limit = if ($ThrottleLimit) { @{ ThrottleLimit = $ThrottleLimit } } else { @{} }

$allocated = [GC]::GetTotalAllocatedBytes()
$succeeded = 0
$firstFailure = $null
Import-Csv (Join-Path $Folder devices.csv) |
    Get-Device -Fact Core -Credential $credential -StorePath (Join-Path $Folder fleet.db) -ErrorAction SilentlyContinue @limit |
    ForEach-Object {
        if ($_.Outcome -eq 'Succeeded') { $succeeded++ } elseif (!$firstFailure) { $firstFailure = "$($_.Error)" }
    }

$allocated = [GC]::GetTotalAllocatedBytes() - $allocated
@{ succeeded = $succeeded; firstFailure = $firstFailure; allocatedBytes = $allocated } | ConvertTo-Json -Compress
