BeforeDiscovery {
    . $PSScriptRoot/Setup.ps1
    $scripts = Get-ChildItem (Join-Path $repository Examples) -Filter *.ps1 | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

Describe 'Every script in Examples' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
    }

    It '<Name> parses, has help with an example, and describes its parameters' -ForEach $scripts {
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $help = Get-Help $Path
        $help.Synopsis.Trim() | Should -Not -BeLike "$Name*"
        $help.description | Should -Not -BeNullOrEmpty
        foreach ($parameter in $ast.ParamBlock.Parameters) {
            $variable = $parameter.Name.VariablePath.UserPath
            (Get-Help $Path -Parameter $variable).description.Text | Should -Not -BeNullOrEmpty -Because "-$variable needs a word"
        }
    }
}

Describe 'The scripts in Examples' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $modules = $env:PSModulePath
        $env:PSModulePath = (Split-Path $modulePath) + [System.IO.Path]::PathSeparator + $modules
        $env:AXISOPS_STORE = Join-Path $TestDrive 'start.db'
        Import-Module $modulePath
        $fleet = Start-DocumentedFleet
        $troubled = Start-DeviceSimulator -Count 3 -Seed 4711 -NoMdns -Profile d4200-ve-12.9.57, p3245-lve-11.11.192, p5512-5.51.7 -Fault 'refused@2' -FactoryNew 3
        $root = '$simulator | Import-DeviceTrustRoot -Purpose DeviceId'

        function Invoke-Script([string] $Name, [string] $Arguments = '', $Simulator = $fleet.Simulator, [string] $Preparation = $fleet.Trust) {
            $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
            $Simulator.Devices |
                Select-Object SerialNumber, Address, HttpPort, HttpsPort |
                Export-Csv (Join-Path $folder devices.csv)
            $script = Join-Path $repository Examples $Name
            $variables = @{ simulator = $Simulator; credential = $Simulator.Credential; code = [ref] -1 }
            $result = Invoke-InFreshSession "& '$script' $Arguments; `$code.Value = `$LASTEXITCODE" $folder $variables $Preparation
            $result | Add-Member ExitCode $variables.code.Value -PassThru | Add-Member Folder $folder -PassThru
        }
    }

    AfterAll {
        Stop-DeviceSimulator
        $env:PSModulePath = $modules
        $env:AXISOPS_STORE = $null
    }

    It 'Export-WeeklyInventory writes a dated file and ends with 0' {
        $run = Invoke-Script Export-WeeklyInventory.ps1 '-Path devices.csv -Folder reports -Credential $credential'
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $files = @(Get-ChildItem (Join-Path $run.Folder reports) | Sort-Object Extension)
        $files.Name | Should -HaveCount 2
        $files[0].Name | Should -BeLike 'inventory-????-??-??.csv'
        $files[1].Name | Should -BeLike 'inventory-????-??-??.html'
        @(Import-Csv $files[0].FullName).Outcome | Should -Be @('Succeeded', 'Succeeded', 'Succeeded')
    }

    It 'Export-WeeklyInventory writes what changed since the run before, and nothing where nothing did' {
        $twice = '-Path devices.csv -Folder reports -Credential $credential | Out-Null
            & $script -Path devices.csv -Folder same -Credential $credential
            Import-Csv devices.csv | Select-Object -First 2 | Export-Csv fewer.csv
            & $script -Path fewer.csv -Folder drift -Credential $credential'
        $run = Invoke-Script Export-WeeklyInventory.ps1 $twice -Preparation "$($fleet.Trust); `$script = '$(Join-Path $repository Examples Export-WeeklyInventory.ps1)'"
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -Match '0 changes since'
        $run.Output | Should -Match '1 changes since'
        @(Get-ChildItem (Join-Path $run.Folder same) -Filter drift*) | Should -BeNullOrEmpty
        $page = Get-Content (Get-ChildItem (Join-Path $run.Folder drift) -Filter drift*.html).FullName -Raw
        $page | Should -Match 'Removed'
        $page | Should -Match "default-src 'none'"
    }

    It 'Export-WeeklyInventory names what failed and ends with 3' {
        $run = Invoke-Script Export-WeeklyInventory.ps1 '-Path devices.csv -Folder reports -Credential $credential' $troubled $root
        $run.ExitCode | Should -Be 3
        $failed = @(Import-Csv (Get-ChildItem (Join-Path $run.Folder reports) -Filter failed*).FullName)
        $failed.Outcome | Should -Contain Failed
        $run.Output | Should -Match 'Unreachable: '
    }

    It 'Export-WeeklyInventory ends with 1 when the list is missing, and 6 when it is empty' {
        (Invoke-Script Export-WeeklyInventory.ps1 '-Path nowhere.csv -Folder reports').ExitCode | Should -Be 1
        (Invoke-Script Export-WeeklyInventory.ps1 '-Folder reports -WarningAction SilentlyContinue' -Preparation '').ExitCode | Should -Be 6
    }

    It 'Find-DeviceNeedingSetup ends with 0 where all are set up and with 2 where one is not' {
        $quiet = Invoke-Script Find-DeviceNeedingSetup.ps1 '-Range "127.77.0.1-3:$($simulator.HttpPort)"'
        $quiet.ExitCode | Should -Be 0
        $quiet.Output.Trim() | Should -BeNullOrEmpty
        $found = Invoke-Script Find-DeviceNeedingSetup.ps1 '-Range "127.77.0.1-3:$($simulator.HttpPort)"' $troubled $root
        $found.ExitCode | Should -Be 2
        $found.Output | Should -Match 'NeedsSetup'
    }

    It 'Get-OutdatedDevice lists older devices, oldest first' {
        $run = Invoke-Script Get-OutdatedDevice.ps1 '-OlderThan 12.0 -Path devices.csv -Credential $credential | ForEach-Object Model'
        $run.ExitCode | Should -Be 2
        $run.Output.Trim() -split '\s+' | Should -Be 'P5512', 'P3245-LVE'
        (Invoke-Script Get-OutdatedDevice.ps1 '-OlderThan 5.51.7 -Path devices.csv -Credential $credential').ExitCode | Should -Be 0
        (Invoke-Script Get-OutdatedDevice.ps1 '-OlderThan new -Path devices.csv').ExitCode | Should -Be 1
    }

    It 'Test-DeviceClock ends with 0 when clocks are right, and with 3 when nobody could be asked' {
        (Invoke-Script Test-DeviceClock.ps1 '-Path devices.csv -Credential $credential -MaxSeconds 60').ExitCode | Should -Be 0
        (Invoke-Script Test-DeviceClock.ps1 '-Path devices.csv' -Preparation '').ExitCode | Should -Be 3
    }

    It 'Get-ExpiringCertificate lists what ends within the days and leaves device identities out' {
        (Invoke-Script Get-ExpiringCertificate.ps1 '-Path devices.csv -Credential $credential').ExitCode | Should -Be 0
        $run = Invoke-Script Get-ExpiringCertificate.ps1 '-Days 36500 -Path devices.csv -Credential $credential | ForEach-Object Model'
        $run.ExitCode | Should -Be 2
        $run.Output.Trim() -split '\s+' | Sort-Object | Should -Be 'P3245-LVE', 'P5512'
    }

    It 'Get-DeviceLosingSupport lists what ends by that year, and leaves out what is not confirmed on request' {
        $run = Invoke-Script Get-DeviceLosingSupport.ps1 '-Year 2029 -Path devices.csv -Credential $credential | ForEach-Object { "$($_.Model)=$($_.OsTrack)=$($_.IsConfirmed)" }'
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 2
        $run.Output.Trim() -split '\r?\n' | Sort-Object | Should -Be 'D4200-VE=superseded=False', 'P3245-LVE=LTS 2024=False'
        $run = Invoke-Script Get-DeviceLosingSupport.ps1 '-Year 2029 -ConfirmedOnly -Path devices.csv -Credential $credential'
        $run.ExitCode | Should -Be 0
        (Invoke-Script Get-DeviceLosingSupport.ps1 '-Year 2000 -ConfirmedOnly -Path devices.csv -Credential $credential' $troubled $root).ExitCode | Should -Be 3
        (Invoke-Script Get-DeviceLosingSupport.ps1 '-Path nowhere.csv').ExitCode | Should -Be 1
    }

    It 'Get-UnsignedApplication lists what is not known to be signed and not bundled' {
        $run = Invoke-Script Get-UnsignedApplication.ps1 '-Path devices.csv -Credential $credential | ForEach-Object { "$($_.Model) $($_.Application) $($_.Signature)" }'
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 2
        $run.Output | Should -Match 'P3245-LVE vmd not told'
        (Invoke-Script Get-UnsignedApplication.ps1 '-KnownOnly -Path devices.csv -Credential $credential').Output | Should -Not -Match 'not told'
        (Invoke-Script Get-UnsignedApplication.ps1 '-Path nowhere.csv').ExitCode | Should -Be 1
    }

    It 'Export-CmdbRecord writes a record of every device whose identity is sure' {
        $run = Invoke-Script Export-CmdbRecord.ps1 '-Destination cmdb.json -Path devices.csv -Credential $credential'
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $records = Get-Content (Join-Path $run.Folder cmdb.json) -Raw | ConvertFrom-Json
        $records.serial_number | Sort-Object | Should -Be ($fleet.Simulator.Devices.SerialNumber | Sort-Object)
        $records.Where({ $_.model -eq 'P3245-LVE' }).support_end | Should -Be '2029-12-31'
        @(Get-ChildItem $run.Folder -Filter *.tmp) | Should -BeNullOrEmpty
    }

    It 'Export-CmdbRecord gives no record to a device that only claims who it is, and ends with 3' {
        $run = Invoke-Script Export-CmdbRecord.ps1 '-Destination cmdb.json -Path devices.csv -Credential $credential -WarningAction SilentlyContinue' $troubled $root
        $run.ExitCode | Should -Be 3
        @(Get-Content (Join-Path $run.Folder cmdb.json) -Raw | ConvertFrom-Json).model | Should -Be 'D4200-VE'
        (Invoke-Script Export-CmdbRecord.ps1 '-Destination cmdb.json -WarningAction SilentlyContinue' -Preparation '').ExitCode | Should -Be 6
    }

    It 'Import-ReviewedPin pins reviewed keys only' {
        $import = @'
$first, $second = $simulator.Devices | Set-DeviceTrust -Pin -PassThru -StorePath ./reviewer.db | Where-Object SerialNumber -like 'B8A44F*'
$rows = Import-Csv devices.csv | Where-Object SerialNumber -in $first.SerialNumber, $second.SerialNumber
$rows | Select-Object *, @{ n = 'PublicKeySha256'; e = { $_.SerialNumber -eq $first.SerialNumber ? $first.PublicKeySha256 : 'F' * 64 } } | Export-Csv pins.csv
'@
        $run = Invoke-Script Import-ReviewedPin.ps1 '-Path pins.csv | ForEach-Object Result; Get-DeviceTrust | ForEach-Object PinnedBy' -Preparation $import
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Trim() -split '\s+' | Sort-Object | Should -Be 'OtherKey', 'Pinned', 'Set-DeviceTrust'
    }

    It 'Import-ReviewedPin keeps nothing with -WhatIf' {
        $import = '$simulator.Devices | Set-DeviceTrust -Pin -PassThru -StorePath ./reviewer.db | Select-Object SerialNumber, Address, PublicKeySha256, @{ n = "HttpsPort"; e = { $simulator.HttpsPort } } | Export-Csv pins.csv'
        $run = Invoke-Script Import-ReviewedPin.ps1 '-Path pins.csv -WhatIf | ForEach-Object Result; Get-DeviceTrust | ForEach-Object PinnedBy' -Preparation $import
        $run.Output.Trim() -split '\s+' | Should -Be 'Reviewed', 'Reviewed', 'Reviewed'
    }

    It 'Quickstart ends without an error record and reads its inventory back' {
        $run = Invoke-Script Quickstart.ps1 '-OutputFolder (Join-Path $PWD quick)' -Preparation ''
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -Match 'devices were read'
        $run.Output | Should -Match 'reads it back: [1-9]'
        (Get-ChildItem (Join-Path $run.Folder quick) -Filter inventory.*).Extension | Sort-Object | Should -Be '.csv', '.html', '.json', '.xlsx'
    }
}
