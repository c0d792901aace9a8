<#
.SYNOPSIS
Names for the usual commands; the work is done by MSBuild, dotnet test, Pester and tools/AxisOps.HelpBuilder.

.EXAMPLE
./build.ps1 Build, Test, Pester
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Help', 'Package')]
    [string[]] $Task,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Where Pester's 'passed failed skipped' go.
    [string] $CountFile
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location $PSScriptRoot

switch ($Task) {
    'Build' { dotnet build AxisOps.slnx -c $Configuration }
    'Test' { dotnet test -c $Configuration }
    'Help' { dotnet run --project tools/AxisOps.HelpBuilder -c $Configuration }
    'Pester' {
        $result = Invoke-Pester -Configuration @{ Run = @{ Path = 'Tests/Pester'; PassThru = $true }; Output = @{ Verbosity = 'Detailed' } }
        if ($CountFile) {
            $lost = $result.FailedContainersCount + $result.FailedBlocksCount
            "$($result.PassedCount) $($result.FailedCount + $lost) $($result.SkippedCount + $result.NotRunCount)" | Set-Content $CountFile
        }

        if ($result.Result -ne 'Passed') {
            throw "Pester: $($result.Result)."
        }
    }
    'Package' {
        dotnet build src/AxisOps.Cli -c Release
        Compress-Archive out/AxisOps -DestinationPath out/AxisOps.zip -Force
    }
}
