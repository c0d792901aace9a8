using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes the simulator's profiles from the files it ships.</summary>
public sealed class SimulatorProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return Directory.EnumerateDirectories(ModulePath.SimulatorProfiles)
                .Where(folder => File.Exists(Path.Combine(folder, "profile.json")))
                .Select(folder => Path.GetFileName(folder)!)
                .Where(name => name.StartsWith(wordToComplete ?? string.Empty, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .Select(name => new CompletionResult(name))
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
