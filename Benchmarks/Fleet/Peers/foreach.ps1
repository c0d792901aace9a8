param([string] $Folder, [int] $ThrottleLimit, [string] $Module)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$plan = Get-Content (Join-Path $Folder plan.json) -Raw | ConvertFrom-Json -AsHashtable
$secret = ConvertTo-SecureString $env:AXISOPS_BENCHMARK_PASSWORD -AsPlainText -Force
$credential = [pscredential]::new($plan.userName, $secret)

$allocated = [GC]::GetTotalAllocatedBytes()
$succeeded = 0
$firstFailure = $null
Import-Csv (Join-Path $Folder devices.csv) |
    ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
        $ProgressPreference = 'SilentlyContinue'
        $device = $_
        $session = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
        $failure = $null
        foreach ($request in ($using:plan).readings[$device.Profile].cold) {
            $arguments = @{
                Uri = "https://$($device.Address):$($device.HttpsPort)$($request.path)"
                Method = $request.method
                WebSession = $session
                SkipCertificateCheck = $true
                SkipHttpErrorCheck = $true
                StatusCodeVariable = 'status'
            }
            if ($request.hasCredential) {
                $arguments.Authentication = 'Basic'
                $arguments.Credential = $using:credential
            }

            if ($request.contentType) {
                $arguments.ContentType = $request.contentType
                $arguments.Body = $request.body
            }

            $null = Invoke-RestMethod @arguments
            if ($status -ne $request.status) {
                $failure = "$($device.Address) $($request.path): $status instead of $($request.status)"
                break
            }
        }

        [pscustomobject] @{ Device = $device.SerialNumber; Failure = $failure }
    } |
    ForEach-Object {
        if (!$_.Failure) { $succeeded++ } elseif (!$firstFailure) { $firstFailure = $_.Failure }
    }

$allocated = [GC]::GetTotalAllocatedBytes() - $allocated
@{ succeeded = $succeeded; firstFailure = $firstFailure; allocatedBytes = $allocated } | ConvertTo-Json -Compress
