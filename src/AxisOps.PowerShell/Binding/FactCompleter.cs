using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AxisOps.Core.Inventory.Comparing;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes the names of facts that are compared.</summary>
public sealed class FactCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete?.Trim('\'', '"') ?? string.Empty;
        return InventoryComparison.FactNames
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(name => new CompletionResult(name));
    }
}
