using System.Collections.Frozen;

namespace AxisOps.Cli.Hosting;

/// <summary>The commands that PowerShell 7.6 brings in modules of its own, and the engine alone therefore lacks.</summary>
internal static class MissingCommands
{
    private static readonly FrozenDictionary<string, string> Instead = new Dictionary<string, string>
    {
        ["Format-Table"] = "Objects are shown as a table, or a list, when they are written without a format command.",
        ["Format-List"] = "'$object.psobject.Properties | ForEach-Object { \"$($_.Name): $($_.Value)\" }' shows every property.",
        ["Get-Content"] = "'[IO.File]::ReadAllText($path)' reads a file.",
        ["Get-Date"] = "'[DateTimeOffset]::Now' is the time.",
        ["Join-Path"] = "'[IO.Path]::Combine($a, $b)' joins paths.",
        ["New-Object"] = "'[Type]::new()' makes an object.",
        ["Out-File"] = "'[IO.File]::WriteAllText($path, $text)' writes a file.",
        ["Select-Object"] = "'ForEach-Object { [pscustomobject]@{ Name = $_.Name } }' picks properties, '@(...)[0..9]' the first items.",
        ["Set-Content"] = "'[IO.File]::WriteAllText($path, $text)' writes a file.",
        ["Start-Sleep"] = "'[Threading.Thread]::Sleep(1000)' waits a second.",
        ["Test-Path"] = "'[IO.File]::Exists($path)' tests a file.",
        ["Write-Error"] = "'throw \"...\"' ends the script with an error.",
        ["Write-Host"] = "'$Host.UI.WriteLine(\"...\")' prints a line.",
        ["Write-Output"] = "A value on its own is written to the output.",
        ["Write-Verbose"] = "'$PSCmdlet.WriteVerbose(\"...\")' works in a script with [CmdletBinding()].",
        ["Write-Warning"] = "'$Host.UI.WriteWarningLine(\"...\")' prints a warning.",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Modules = new Dictionary<string, string>
    {
        ["Microsoft.PowerShell.Utility"] =
            "Add-Member Add-Type Clear-Variable Compare-Object ConvertFrom-CliXml ConvertFrom-Csv ConvertFrom-Json "
            + "ConvertFrom-Markdown ConvertFrom-StringData ConvertTo-CliXml ConvertTo-Csv ConvertTo-Html ConvertTo-Json "
            + "ConvertTo-Xml Debug-Runspace Disable-PSBreakpoint Disable-RunspaceDebug Enable-PSBreakpoint Enable- "
            + "RunspaceDebug Export-Alias Export-Clixml Export-Csv Export-FormatData Export-PSSession Format-Custom Format- "
            + "Hex Format-List Format-Table Format-Wide Get-Alias Get-Culture Get-Date Get-Error Get-Event Get- "
            + "EventSubscriber Get-FileHash Get-FormatData Get-Host Get-MarkdownOption Get-Member Get-PSBreakpoint Get- "
            + "PSCallStack Get-Random Get-Runspace Get-RunspaceDebug Get-SecureRandom Get-TraceSource Get-TypeData Get- "
            + "UICulture Get-Unique Get-Uptime Get-Variable Get-Verb Group-Object Import-Alias Import-Clixml Import-Csv "
            + "Import-LocalizedData Import-PowerShellDataFile Import-PSSession Invoke-Expression Invoke-RestMethod Invoke- "
            + "WebRequest Join-String Measure-Command Measure-Object New-Alias New-Event New-Guid New-Object New- "
            + "TemporaryFile New-TimeSpan New-Variable Out-File Out-String Read-Host Register-EngineEvent Register- "
            + "ObjectEvent Remove-Alias Remove-Event Remove-PSBreakpoint Remove-TypeData Remove-Variable Select-Object "
            + "Select-String Select-Xml Send-MailMessage Set-Alias Set-Date Set-MarkdownOption Set-PSBreakpoint Set- "
            + "TraceSource Set-Variable Show-Markdown Sort-Object Start-Sleep Tee-Object Test-Json Trace-Command Unblock-File "
            + "Unregister-Event Update-FormatData Update-List Update-TypeData Wait-Debugger Wait-Event Write-Debug Write- "
            + "Error Write-Host Write-Information Write-Output Write-Progress Write-Verbose Write-Warning",
        ["Microsoft.PowerShell.Management"] =
            "Add-Content Clear-Content Clear-Item Clear-ItemProperty Convert-Path Copy-Item Copy-ItemProperty Debug-Process "
            + "Get-ChildItem Get-Clipboard Get-Content Get-Item Get-ItemProperty Get-ItemPropertyValue Get-Location Get- "
            + "Process Get-PSDrive Get-PSProvider Get-TimeZone Invoke-Item Join-Path Move-Item Move-ItemProperty New-Item "
            + "New-ItemProperty New-PSDrive Pop-Location Push-Location Remove-Item Remove-ItemProperty Remove-PSDrive Rename- "
            + "Item Rename-ItemProperty Resolve-Path Restart-Computer Set-Clipboard Set-Content Set-Item Set-ItemProperty "
            + "Set-Location Split-Path Start-Process Stop-Computer Stop-Process Test-Connection Test-Path Wait-Process",
        ["Microsoft.PowerShell.Security"] =
            "ConvertFrom-SecureString ConvertTo-SecureString Get-CmsMessage Get-Credential Get-ExecutionPolicy Get- "
            + "PfxCertificate Protect-CmsMessage Set-ExecutionPolicy Unprotect-CmsMessage",
        ["Microsoft.PowerShell.Host"] =
            "Start-Transcript Stop-Transcript",
        ["Microsoft.PowerShell.Archive"] =
            "Compress-Archive Expand-Archive",
        ["Microsoft.PowerShell.ThreadJob"] =
            "Start-ThreadJob",
    }.SelectMany(module => module.Value.Split(' '), (module, name) => KeyValuePair.Create(name, module.Key))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the message for a command that only a full PowerShell has; null for any other name.</summary>
    public static string? Explain(string? name)
    {
        if (name is null || !Modules.TryGetValue(name, out string? module))
        {
            return null;
        }

        string instead = Instead.TryGetValue(name, out string? other) ? " " + other : string.Empty;
        return $"'{name}' belongs to the module {module}, which comes with PowerShell and is not part of the engine that axisops run hosts. "
            + $"Run this script in PowerShell 7.6, or do without the command.{instead}";
    }
}
