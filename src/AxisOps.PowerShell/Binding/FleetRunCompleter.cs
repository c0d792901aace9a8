using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes the numbers of runs, the newest first: a look into the store's file.</summary>
public sealed class FleetRunCompleter : IArgumentCompleter
{
    private const int MaxResults = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return CmdletSession.Current.Runs(fakeBoundParameters?["StorePath"] as string)
                .Reverse()
                .Select(run => (Run: run, Id: run.Id.ToString(CultureInfo.InvariantCulture)))
                .Where(one => one.Id.StartsWith(wordToComplete ?? string.Empty, StringComparison.Ordinal))
                .Take(MaxResults)
                .Select(one => new CompletionResult(
                    one.Id, $"{one.Id}  {one.Run.Operation}, {one.Run.State}", CompletionResultType.ParameterValue, $"{one.Run.CreatedAt:u}, {one.Run.DeviceCount} devices, {one.Run.State}"))
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
