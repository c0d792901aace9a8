BeforeDiscovery {
    . $PSScriptRoot/Setup.ps1
    $names = if ($isBuilt) { (Import-PowerShellDataFile (Join-Path $modulePath AxisOps.psd1)).CmdletsToExport }
    $fences = Get-ChildItem (Join-Path $repository docs) -Include about_*.md, *-*.md -Recurse |
        ForEach-Object { Get-DocumentedExample $_.FullName } |
        ForEach-Object { @{ Page = $_.Page; Title = $_.Title; Code = $_.Code } }
}

Describe 'Help in pwsh' -Skip:(-not $isBuilt) {
    BeforeAll {
        . $PSScriptRoot/Setup.ps1
        Import-Module $modulePath
    }

    It '<_> has a synopsis, a description, a syntax, examples, and a word about every parameter' -ForEach $names {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match '\[<CommonParameters>\]' -Because 'that is what stands there without a help file'
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.syntax.syntaxItem).Count | Should -Be (Get-Command $_).ParameterSets.Count
        @($help.examples.example).Count | Should -BeGreaterThan 1
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        foreach ($name in (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common }) {
            ($help.parameters.parameter | Where-Object name -EQ $name).description.Text | Should -Not -BeNullOrEmpty -Because "-$name needs a word"
        }
    }

    It 'about topics are found' {
        'about_AxisOps', 'about_AxisOps_Trust', 'about_AxisOps_Outcomes', 'about_AxisOps_Runs', 'about_AxisOps_Simulator' |
            ForEach-Object { Get-Help $_ | Out-String | Should -Match 'SHORT DESCRIPTION' }
    }

    It '<Page>, <Title>: parses, and every cmdlet and parameter in it exists' -ForEach $fences {
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            $command = Get-Command $call.GetCommandName() -ErrorAction Ignore
            $command | Should -Not -BeNullOrEmpty -Because "$call is a call"
            if ($command.ModuleName -eq 'AxisOps') {
                foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    $command.Parameters.Keys | Should -Contain $parameter.ParameterName
                }
            }
        }
    }
}
