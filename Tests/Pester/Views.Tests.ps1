BeforeDiscovery {
    . $PSScriptRoot/Setup.ps1
    $views = @(
        @{ Name = 'discovered devices'; Get = { $found } }
        @{ Name = 'devices, failed ones too'; Get = { $devices } }
        @{ Name = 'pins'; Get = { Get-DeviceTrust } }
        @{ Name = 'roots'; Get = { Get-DeviceTrust -Root } }
        @{ Name = 'test results'; Get = { $targets | Test-Device } }
        @{ Name = 'lines of logs'; Get = { $targets | Get-DeviceLog -Tail 5 -ErrorAction Ignore } }
        @{ Name = 'states'; Get = { $targets | Watch-Device -Count 1 } }
        @{ Name = 'responses'; Get = { $targets | Invoke-DeviceRequest -Resource '/axis-cgi/param.cgi?action=list&group=Brand' -ErrorAction Ignore } }
        @{ Name = 'parameters'; Get = { $targets | Get-DeviceParameter -Name Brand, System.BoaGroupPolicy -ErrorAction Ignore } }
        @{ Name = 'results of changes'; Get = { $changes } }
        @{ Name = 'changes'; Get = { $changes.Changes } }
        @{ Name = 'simulators'; Get = { $simulator } }
        @{ Name = 'simulated devices'; Get = { $targets } }
        @{ Name = 'journals'; Get = { $simulator | Get-DeviceSimulatorJournal } }
        @{ Name = 'certificates'; Get = { $devices.Certificates } }
        @{ Name = 'applications'; Get = { $devices.Applications } }
        @{ Name = 'facts'; Get = { $devices.Facts } }
        @{ Name = 'credentials'; Get = { Get-DeviceCredential } }
        @{ Name = 'snapshots'; Get = { Get-InventorySnapshot } }
        @{ Name = 'changes'; Get = { $devices | Select-Object -Skip 1 | Compare-Inventory views -ErrorAction Ignore -WarningAction Ignore } }
    )
}

Describe 'Tables' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $env:AXISOPS_STORE = Join-Path $TestDrive 'views.db'
        Import-Module $modulePath
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        $simulator = Start-DeviceSimulator -Count 4 -Seed 4711 -NoMdns -Profile d4200-ve-12.9.57, p3245-lve-11.11.192, p5512-5.51.7 -Fault 'refused@4'
        $targets = @($simulator.Devices)
        $simulator | Import-DeviceTrustRoot -Purpose DeviceId
        Add-DeviceCredential $simulator.Credential
        Add-DeviceCredential -SecretName ('s' * 30) -UserName ('u' * 30) -Address 192.0.2.0/24
        $found = Find-Device "127.77.0.1-4:$($simulator.HttpsPort)"
        $targets | Select-Object -First 3 | Set-DeviceTrust -Pin -InformationAction Ignore
        $changes = @($targets | Set-DeviceParameter -Parameter @{ 'Network.Bonjour.Enabled' = $false; 'No.Such.Parameter' = 'x' } -ErrorAction Ignore)
        $devices = @($targets | Get-Device -ErrorAction Ignore) + @(Get-Device '2001:db8:1234:5678:9abc:def0:1234:5678' -TimeoutSec 1 -ErrorAction Ignore)
        $devices | Save-InventorySnapshot views -Note ('n' * 200)
    }

    AfterAll {
        Stop-DeviceSimulator
        Remove-DeviceCredential -All
        $PSStyle.OutputRendering = $rendering
        $env:AXISOPS_STORE = $null
    }

    It 'of <Name> stay within 120 columns, with one line of headings' -ForEach $views {
        $lines = (& $Get | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }
        $lines | Where-Object Length -GT 120 | Should -BeNullOrEmpty
        $lines.Count | Should -BeGreaterThan 2
        $lines[1] | Should -Match '^[ -]+$' -Because 'rules follow the one line of headings'
        $lines[0] | Should -Not -Match '…'
    }

    It 'of devices keep their last column readable in 80 columns' {
        $text = $devices, $found | ForEach-Object { $_ | Out-String -Width 79 }
        $text | Should -Match '\b(Status|Found by)\r?\n'
    }

    It 'show the kind of a failure' {
        $text = $devices | Out-String -Width 120
        $text | Should -Match 'Failed: Unreachable'
        $text | Should -Match 'ok'
    }

    It 'show devices that went through Export-Clixml as they were' {
        $path = Join-Path $TestDrive 'devices.xml'
        $devices | Export-Clixml $path
        $back = Import-Clixml $path
        $back | Out-String -Width 120 | Should -Be ($devices | Out-String -Width 120)
        $back.OsVersion.Text | Should -Be $devices.OsVersion.Text
        ($back | Where-Object Model -EQ 'P5512' | Get-Device).Outcome | Should -Be Succeeded
    }

    It 'come from lists that can be indexed' {
        $simulator.Devices[0].SerialNumber | Should -Be $targets[0].SerialNumber
        $one = $devices | Where-Object Model -EQ 'D4200-VE'
        @($one.Facts[0]).Count | Should -Be 1
        @($one.Certificates[0]).Count | Should -Be 1
        @($one.Applications[0]).Count | Should -Be 1
        @($one.IPAddresses[0]).Count | Should -Be 1
        @($found[0].Sightings[0]).Count | Should -Be 1
    }
}
