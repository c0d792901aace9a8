# Dot-sourced by every test file, in discovery and before the tests: where the built module is, and how examples run.
$repository = (Resolve-Path (Join-Path $PSScriptRoot ../..)).Path
$modulePath = Join-Path $repository out AxisOps
$isBuilt = Test-Path (Join-Path $modulePath AxisOps.psd1)
if (-not $isBuilt) {
    Write-Warning "The tests in $PSScriptRoot are skipped: the module is not built. Run 'dotnet build src/AxisOps.Cli' first."
}

# The powershell fences of a page with the heading they stand under.
function Get-DocumentedExample([string] $Path) {
    $title = ''
    $code = $null
    foreach ($line in Get-Content $Path) {
        if ($null -ne $code) {
            if ($line -eq '```') {
                [pscustomobject]@{ Page = Split-Path $Path -LeafBase; Title = $title; Code = $code -join "`n"; Runs = $runs }
                $code = $null
            }
            else {
                $code += $line
            }
        }
        elseif ($line -match '^#+ (.*)') {
            $title = $Matches[1]
        }
        elseif ($line -match '^```powershell( no-run)?$') {
            $runs = -not $Matches[1]
            $code = @()
        }
    }
}

# The fleet of about_AxisOps_Simulator, started in this session by the topic's own words. What follows its first two lines prepares a store.
function Start-DocumentedFleet {
    $code = (Get-DocumentedExample (Join-Path $repository docs about_AxisOps_Simulator.md) | Select-Object -First 1).Code
    $start, $take, $trust = $code -split "`n", 3
    $simulator = $credential = $null
    . ([scriptblock]::Create("$start`n$take"))
    [pscustomobject]@{ Simulator = $simulator; Credential = $credential; Trust = $trust }
}

# Runs code in a fresh session of this process: folder, store and module state of its own.
function Invoke-InFreshSession([string] $Code, [string] $Folder, [hashtable] $Variable = @{}, [string] $Preparation = '') {
    $env:AXISOPS_STORE = Join-Path $Folder 'store' 'fleet.db'
    $state = [initialsessionstate]::CreateDefault2()
    $shell = [powershell]::Create($state)
    try {
        $setup = $shell.Runspace.SessionStateProxy
        $setup.SetVariable('ErrorActionPreference', 'Stop')
        foreach ($name in $Variable.Keys) {
            $setup.SetVariable($name, $Variable[$name])
        }

        $null = $shell.AddScript("`$PSStyle.OutputRendering = 'PlainText'; Set-Location '$Folder'; Import-Module '$modulePath'; $Preparation; `$ErrorActionPreference = 'Continue'").Invoke()
        $shell.Commands.Clear()
        $shell.Streams.ClearStreams()
        $thrown = $null
        try {
            $output = $shell.AddScript("& { $Code`n} | Out-String -Width 100").Invoke()
        }
        catch {
            $thrown = $_.Exception.InnerException ?? $_.Exception
        }

        [pscustomobject]@{
            Output   = "$output"
            Errors   = @($shell.Streams.Error | ForEach-Object { "$_" }) + @($thrown | Where-Object { $_ } | ForEach-Object Message)
            Warnings = @($shell.Streams.Warning | ForEach-Object { "$_" })
        }
    }
    finally {
        $shell.Runspace.Dispose()
        $shell.Dispose()
    }
}
