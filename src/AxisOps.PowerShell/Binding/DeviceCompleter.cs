using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes devices from the stores this session has open or would open: a look into a file, never the network.</summary>
public sealed class DeviceCompleter : IArgumentCompleter
{
    private const int MaxResults = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string typed = wordToComplete?.Trim('\'', '"') ?? string.Empty;
            string? path = fakeBoundParameters?["StorePath"] as string;
            return CmdletSession.Current.KnownDevices(path)
                .SelectMany(device => new[] { (Text: device.SerialNumber, device), (Text: device.Address, device) })
                .Where(choice => choice.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                    && (parameterName != "SerialNumber" || choice.Text == choice.device.SerialNumber))
                .Take(MaxResults)
                .Select(choice => new CompletionResult(
                    choice.Text, choice.Text, CompletionResultType.ParameterValue, $"{choice.device.Model} {choice.device.SerialNumber} ({choice.device.Address})"))
                .ToList();
        }
#pragma warning disable CA1031 // A completer that throws takes the user's prompt down.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }
}
