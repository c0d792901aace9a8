BeforeDiscovery {
    . $PSScriptRoot/Setup.ps1
}

Describe 'The module in a fresh process' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $modules = $env:PSModulePath
        $env:PSModulePath = (Split-Path $modulePath) + [System.IO.Path]::PathSeparator + $modules
        $env:AXISOPS_STORE = Join-Path $TestDrive 'module.db'

        function Invoke-Process([string] $Code) {
            # A process that is killed is no failure of the test.
            $PSNativeCommandUseErrorActionPreference = $false
            $output = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -Command "`$PSStyle.OutputRendering = 'PlainText'; $Code" 2>&1
            "$output"
        }
    }

    AfterAll {
        $env:PSModulePath = $modules
        $env:AXISOPS_STORE = $null
    }

    It 'imports three times, by force and after removal, and keeps its cmdlets' {
        Invoke-Process @'
Import-Module AxisOps; Import-Module AxisOps -Force; Remove-Module AxisOps; Import-Module AxisOps
(Get-Command -Module AxisOps -CommandType Cmdlet).Count
@(Get-DeviceTrust).Count
'@ | Should -Be '33 0'
    }

    It 'imports with a prefix' {
        Invoke-Process 'Import-Module AxisOps -Prefix Site; @(Get-SiteDeviceTrust).Count; (Get-Command -Module AxisOps -CommandType Cmdlet).Name -notlike "*-Site*"' | Should -Be '0'
    }

    It 'loads by itself at the name of a cmdlet and at an alias' {
        Invoke-Process '@(Get-DeviceTrust).Count; (Get-Module AxisOps).Name' | Should -Be '0 AxisOps'
        Invoke-Process '@(Get-AxisDeviceTrust).Count; (Get-Module AxisOps).Name' | Should -Be '0 AxisOps'
    }

    It 'keeps its packages out of the default load context' {
        Invoke-Process @'
Import-Module AxisOps; $null = Get-DeviceTrust
[System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name -match 'Polly|Sqlite|AxisOps' | Sort-Object
"$([AxisOps.AxisOsVersion] '12.9.57')"
'@ | Should -Be 'AxisOps.Abstractions 12.9.57'
    }

    It 'ends its simulators when it is removed' {
        Invoke-Process @'
Import-Module AxisOps; $id = (Start-DeviceSimulator -NoMdns).ProcessId
(Get-Process -Id $id).HasExited; Remove-Module AxisOps
[bool](Get-Process -Id $id -ErrorAction Ignore)
'@ | Should -Be 'False False'
    }

    It 'leaves no simulator behind when the process is killed' {
        $id, $simulator = (Invoke-Process 'Import-Module AxisOps; $PID; (Start-DeviceSimulator -NoMdns).ProcessId; [Environment]::FailFast("killed")') -split '\s+' | Select-Object -First 2
        $process = Get-Process -Id $simulator -ErrorAction Ignore
        if ($process) {
            $process.WaitForExit(10000) | Should -BeTrue
        }

        $id | Should -Not -BeNullOrEmpty
        $simulator | Should -Match '^\d+$'
    }

    It 'is loaded once when many runspaces import it first at the same time' {
        Invoke-Process @'
$shells = 1..12 | ForEach-Object { [powershell]::Create().AddScript('Import-Module AxisOps -ErrorAction Stop; (Get-Command Get-DeviceTrust).ImplementingType.Assembly.GetHashCode()') }
$runs = $shells | ForEach-Object { @{ Shell = $_; Result = $_.BeginInvoke() } }
$assemblies = $runs | ForEach-Object { $_.Shell.EndInvoke($_.Result) }
@($assemblies).Count
@($assemblies | Sort-Object -Unique).Count
@([System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'AxisOps').Count
'@ | Should -Be '12 1 1'
    }

    It 'works in ForEach-Object -Parallel, in thread jobs and in jobs' {
        Invoke-Process @'
Import-Module AxisOps
$simulator = Start-DeviceSimulator -Count 3 -Seed 4711 -NoMdns
$credential = $simulator.Credential
$simulator | Import-DeviceTrustRoot -Purpose DeviceId
$simulator.Devices | Set-DeviceTrust -Pin -InformationAction Ignore
@($simulator.Devices | ForEach-Object -Parallel { $_ | Test-Device -Credential $using:credential -Quiet }) -join ','
$simulator.Devices | Select-Object -First 1 | Start-ThreadJob { $input | Get-Device -Credential $using:credential } | Receive-Job -Wait | ForEach-Object Outcome
$target = $simulator.Devices | Select-Object -First 1 SerialNumber, Address, HttpsPort
Start-Job { $using:target | Get-Device -Credential $using:credential } | Receive-Job -Wait | ForEach-Object { "$($_.Outcome) $($_.OsVersion)" }
'@ | Should -Be 'True,True,True Succeeded Succeeded 12.9.57'
    }
}
