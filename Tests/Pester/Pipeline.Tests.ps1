BeforeDiscovery {
    . $PSScriptRoot/Setup.ps1
}

Describe 'Pipelines' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $env:AXISOPS_STORE = Join-Path $TestDrive 'pipeline.db'
        Import-Module $modulePath
        $simulator = Start-DeviceSimulator -Count 6 -Seed 4711 -NoMdns -Profile d4200-ve-12.9.57, p3245-lve-11.11.192, p5512-5.51.7 -Fault 'latency:30000@6'
        $credential = $simulator.Credential
        $simulator | Import-DeviceTrustRoot -Purpose DeviceId
        $targets = @($simulator.Devices | Select-Object -First 5)
        $slow = $simulator.Devices | Select-Object -Last 1
        $targets | Set-DeviceTrust -Pin -InformationAction Ignore
        $proven = $targets | Where-Object Model -EQ 'D4200-VE' | Select-Object -First 1
    }

    AfterAll {
        Stop-DeviceSimulator
        $env:AXISOPS_STORE = $null
    }

    It 'find, read and export a csv that Import-Csv reads' {
        $path = Join-Path $TestDrive 'fleet.csv'
        Find-Device "127.77.0.1-5:$($simulator.HttpsPort)" | Get-Device -Credential $credential | Export-Inventory $path
        $rows = @(Import-Csv $path)
        $rows.SerialNumber | Sort-Object | Should -Be ($targets.SerialNumber | Sort-Object)
        $rows.Outcome | Select-Object -Unique | Should -Be Succeeded
    }

    It 'end at Select-Object -First, and the next statement runs' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $first = @($targets + $slow | Get-Device -Credential $credential | Select-Object -First 1)
        $reached = $true
        $first.Count | Should -Be 1
        $reached | Should -BeTrue
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
    }

    It 'end when they are stopped' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$modulePath'; `$args[0] | Get-Device -Credential `$args[1]").AddArgument($slow).AddArgument($credential)
            $running = $shell.BeginInvoke()
            while ($shell.InvocationStateInfo.State -eq 'NotStarted') { [System.Threading.Thread]::Yield() }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $running.IsCompleted | Should -BeTrue
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'stop at the first failure with -ErrorAction Stop, with the device as target' {
        $caught = try { Get-Device 127.77.0.1:1 -ErrorAction Stop } catch { $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'AxisUnreachable,AxisOps.PowerShell.Commands.Inventory.GetDeviceCommand'
        $caught.CategoryInfo.Category | Should -Be ConnectionError
        $caught.TargetObject | Should -BeOfType [AxisOps.DeviceTarget]
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $caught.Exception | Should -BeOfType [AxisOps.DeviceException]
    }

    It 'take addresses, text with ports, URIs, serial numbers, csv rows and hashtables' {
        $place = "$($proven.Address):$($proven.HttpsPort)"
        $row = [pscustomobject]@{ IPAddress = $proven.Address; HttpsPort = "$($proven.HttpsPort)" }
        $map = @{ SerialNumber = $proven.SerialNumber.ToLowerInvariant() }
        foreach ($target in $place, "https://$place", [uri] "https://$place", $proven.SerialNumber, $row, $map) {
            (Get-Device $target -Credential $credential).SerialNumber | Should -Be $proven.SerialNumber
        }
    }

    It 'remove every credential that is piped' {
        Add-DeviceCredential $credential
        Add-DeviceCredential $credential -Model 'P32*'
        Get-DeviceCredential | Remove-DeviceCredential
        Get-DeviceCredential | Should -BeNullOrEmpty
    }
}

Describe '-WhatIf' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $env:AXISOPS_STORE = Join-Path $TestDrive 'whatif.db'
        Import-Module $modulePath
        $simulator = Start-DeviceSimulator -Count 1 -Seed 4711 -NoMdns -Profile d4200-ve-12.9.57
        $device = $simulator.Devices | Select-Object -First 1
    }

    AfterAll {
        Stop-DeviceSimulator
        Remove-DeviceCredential -All
        $env:AXISOPS_STORE = $null
    }

    It 'is tested here for every cmdlet that has it' {
        (Get-Command -Module AxisOps -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('WhatIf') }).Name | Should -Be @(
            'Export-DeviceReport', 'Export-Inventory', 'Import-DeviceTrustRoot', 'Invoke-DeviceRequest', 'Remove-DeviceCredential', 'Remove-DeviceTrust', 'Remove-FleetRun', 'Remove-InventorySnapshot',
            'Restart-Device', 'Resume-FleetRun', 'Save-InventorySnapshot', 'Set-DeviceParameter', 'Set-DeviceSimulatorFault', 'Set-DeviceTrust', 'Start-DeviceSimulator',
            'Stop-DeviceSimulator', 'Stop-FleetRun', 'Suspend-FleetRun')
    }

    It 'keeps roots, pins, credentials, files and simulators as they are' {
        $simulator | Import-DeviceTrustRoot -Purpose DeviceId -WhatIf
        Get-DeviceTrust -Root | Should -BeNullOrEmpty
        $device | Set-DeviceTrust -Pin -WhatIf
        Get-DeviceTrust | Should -BeNullOrEmpty

        $device | Set-DeviceTrust -Pin -InformationAction Ignore
        Remove-DeviceTrust * -WhatIf
        @(Get-DeviceTrust).Count | Should -Be 1
        $simulator | Import-DeviceTrustRoot -Purpose DeviceId
        Get-DeviceTrust -Root | Remove-DeviceTrust -WhatIf
        @(Get-DeviceTrust -Root).Count | Should -Be 1

        Add-DeviceCredential $simulator.Credential
        Remove-DeviceCredential -All -WhatIf
        @(Get-DeviceCredential).Count | Should -Be 1

        $path = Join-Path $TestDrive 'none.csv'
        $device | Get-Device | Export-Inventory $path -WhatIf
        Test-Path $path | Should -BeFalse

        $device | Set-DeviceParameter -Name Network.SSH.Enabled -Value no -AllowRisk | Export-DeviceReport (Join-Path $TestDrive 'none.html') -WhatIf
        Test-Path (Join-Path $TestDrive 'none.html') | Should -BeFalse

        $device | Get-Device | Save-InventorySnapshot none -WhatIf
        Get-InventorySnapshot | Should -BeNullOrEmpty
        $device | Get-Device | Save-InventorySnapshot one
        Get-InventorySnapshot | Remove-InventorySnapshot -WhatIf
        (Get-InventorySnapshot).Name | Should -Be one

        Start-DeviceSimulator -WhatIf
        Stop-DeviceSimulator -WhatIf
        Set-DeviceSimulatorFault poweroff -WhatIf
        ($simulator | Set-DeviceSimulatorFault 'latency:0' -PassThru).Faults | Should -Be 'latency:0'
        $simulator | Set-DeviceSimulatorFault -Clear
        @(Get-DeviceSimulator).ProcessId | Should -Be $simulator.ProcessId
    }

    It 'keeps runs as they are' {
        { $device | Set-DeviceParameter -Name Network.SSH.Enabled -Value no -AllowRisk -HealthCheck { $false } } | Should -Throw -ErrorId 'AxisRunHalted,*'
        $run = Get-FleetRun | Select-Object -Last 1
        $run.State | Should -Be Suspended
        $run | Resume-FleetRun -HealthCheck { $false } -WhatIf | Should -BeNullOrEmpty
        $run | Suspend-FleetRun -WhatIf
        $run | Stop-FleetRun -WhatIf
        $run | Remove-FleetRun -Force -WhatIf
        $after = Get-FleetRun $run.Id
        $after.State, $after.Requested, $after.ChangedAt | Should -Be @('Suspended', $null, $run.ChangedAt)
        $run | Stop-FleetRun -Confirm:$false
        (Get-FleetRun $run.Id).State | Should -Be Stopped
    }

    It 'sends no request' {
        $device | Invoke-DeviceRequest -Resource /axis-cgi/param.cgi -Body @{ action = 'update' } -WhatIf | Should -BeNullOrEmpty
        # Nobody listens at port 1: a request would be an error.
        Invoke-DeviceRequest 127.77.0.1:1 /axis-cgi/restart.cgi -WhatIf -ErrorVariable problems
        Restart-Device 127.77.0.1:1 -WhatIf -ErrorVariable +problems
        Set-DeviceParameter 127.77.0.1:1 Network.SSH.Enabled no -WhatIf -ErrorVariable +problems
        $problems | Should -BeNullOrEmpty
    }
}

Describe 'Tab' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $env:AXISOPS_STORE = Join-Path $TestDrive 'tab.db'
        Import-Module $modulePath
        $simulator = Start-DeviceSimulator -Count 1 -Seed 4711 -NoMdns -Profile d4200-ve-12.9.57
        $simulator | Import-DeviceTrustRoot -Purpose DeviceId
        $null = $simulator.Devices | Get-Device -Credential $simulator.Credential
    }

    AfterAll {
        Stop-DeviceSimulator
        $env:AXISOPS_STORE = $null
    }

    It 'completes known devices by serial number and address, with a tooltip' {
        $serial = ($simulator.Devices | Select-Object -First 1).SerialNumber
        $matches = (TabExpansion2 'Get-Device b8a4').CompletionMatches
        $matches.CompletionText | Should -Be $serial
        $matches.ToolTip | Should -Be "D4200-VE $serial (127.77.0.1)"
        (TabExpansion2 'Test-Device -Device 127.').CompletionMatches.CompletionText | Should -Be '127.77.0.1'
    }

    It 'completes profiles, and nothing for an unknown store' {
        (TabExpansion2 'Start-DeviceSimulator -Profile p32').CompletionMatches.CompletionText | Should -Be 'p3245-lve-10.12.323', 'p3245-lve-11.11.192', 'p3265-v-12.11.77'
        $nowhere = Join-Path $TestDrive 'nowhere.db'
        (TabExpansion2 "Get-Device -StorePath '$nowhere' -Device b8").CompletionMatches.CompletionText | Should -Not -Match '^B8'
        Test-Path $nowhere | Should -BeFalse
    }
}
