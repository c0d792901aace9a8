using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes the sites or tags of known devices: a look into the store's file, never the network.</summary>
public sealed class DeviceLabelCompleter : IArgumentCompleter
{
    private const int MaxResults = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string typed = wordToComplete?.Trim('\'', '"') ?? string.Empty;
            return CmdletSession.Current.KnownDevices(fakeBoundParameters?["StorePath"] as string)
                .SelectMany(device => parameterName == "Site" ? [device.Site ?? string.Empty] : device.Tags ?? [])
                .Where(label => label.Length > 0)
                .Where(label => label.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase)
                .Take(MaxResults)
                .Select(label => new CompletionResult(QuotedText.Of(label), label, CompletionResultType.ParameterValue, label))
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
