using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes the names of snapshots, the newest first: a look into the store's file.</summary>
public sealed class SnapshotCompleter : IArgumentCompleter
{
    private const int MaxResults = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string typed = wordToComplete?.Trim('\'', '"') ?? string.Empty;
            return CmdletSession.Current.Snapshots(fakeBoundParameters?["StorePath"] as string)
                .Reverse()
                .Where(snapshot => snapshot.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Take(MaxResults)
                .Select(snapshot => new CompletionResult(
                    QuotedText.Of(snapshot.Name), snapshot.Name, CompletionResultType.ParameterValue, $"{snapshot.CreatedAt:u}, {snapshot.DeviceCount} devices"))
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
