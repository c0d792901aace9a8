BeforeDiscovery {
    . $PSScriptRoot/Setup.ps1
    $examples = Get-ChildItem (Join-Path $repository docs cmdlets) -Filter *-*.md | ForEach-Object { Get-DocumentedExample $_.FullName } | Where-Object Runs
    $pages = $examples | Group-Object Page
}

Describe 'The examples of <_.Name>' -Skip:(-not $isBuilt) -ForEach $pages {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        $env:AXISOPS_STORE = Join-Path $TestDrive 'start.db'
        Import-Module $modulePath
        $fleet = Start-DocumentedFleet
    }

    AfterAll {
        $fleet.Simulator | Stop-DeviceSimulator
        $env:AXISOPS_STORE = $null
    }

    It 'run: <_.Title>' -ForEach $_.Group {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $variables = @{ simulator = $fleet.Simulator; credential = $fleet.Credential }
        $result = Invoke-InFreshSession -Code $_.Code -Folder $folder -Variable $variables -Preparation $fleet.Trust
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Split("`n") | Where-Object Length -GT 100 | Should -BeNullOrEmpty
    }
}
