using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AxisOps.Core.Simulation;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes the kinds of fault; the tool tip has the form of the argument.</summary>
public sealed class SimulatorFaultCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string begun = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return SimulatorFaultKinds.All
            .Where(kind => kind.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(kind => new CompletionResult(kind.Name, kind.Name, CompletionResultType.ParameterValue, $"{kind.Form}: {kind.Meaning}"));
    }
}
