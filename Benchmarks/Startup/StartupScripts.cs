using System.Globalization;

namespace AxisOps.Benchmarks.Startup;

/// <summary>What the processes of PowerShell run. Each prints milliseconds, one figure a line.</summary>
internal static class StartupScripts
{
    /// <summary>The variable that holds the password of the simulated device; it is no argument, since those can be listed.</summary>
    internal const string PasswordVariable = "AXISOPS_BENCHMARK_PASSWORD";

    internal static string Import(string module) => $"{Timed($"Import-Module {Quoted(module)}")}";

    /// <summary>Imports, reads one device, and reads it again.</summary>
    internal static string FirstDevice(string module, string root, string store, string userName, string address, int port, string serialNumber) => $$"""
        $ErrorActionPreference = 'Stop'
        $PSDefaultParameterValues = @{ '*:StorePath' = {{Quoted(store)}} }
        {{Timed($"Import-Module {Quoted(module)}")}}
        Import-DeviceTrustRoot -LiteralPath {{Quoted(root)}} -Purpose DeviceId
        $credential = [pscredential]::new({{Quoted(userName)}}, (ConvertTo-SecureString $env:{{PasswordVariable}} -AsPlainText -Force))
        $device = @{ Address = {{Quoted(address)}}; HttpsPort = {{port.ToString(CultureInfo.InvariantCulture)}}; SerialNumber = {{Quoted(serialNumber)}} }
        {{Timed("$first = $device | Get-Device -Credential $credential")}}
        {{Timed("$again = $device | Get-Device -Credential $credential")}}
        if ($first.Outcome -ne 'Succeeded' -or $again.Outcome -ne 'Succeeded') { throw "$($first.Outcome), $($again.Outcome)" }
        """;

    internal static IReadOnlyList<double> Figures(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    private static string Timed(string script) =>
        $"(Measure-Command {{ {script} }}).TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
