using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.Json;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Binding;

/// <summary>Completes the simulator's profiles from the files it ships; the tip says what of each is recorded and what is inferred.</summary>
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
                .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, Describe(name)))
                .ToList();
        }
#pragma warning disable CA1031 // A completer that throws takes the user's prompt down.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>What the profile says of itself: how much is recorded, how much inferred.</summary>
    private static string Describe(string name)
    {
        using JsonDocument profile = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(ModulePath.SimulatorProfiles, name, "profile.json")));
        string origin = profile.RootElement.TryGetProperty("origin", out JsonElement kind) ? kind.ToString() : string.Empty;
        string notes = profile.RootElement.TryGetProperty("notes", out JsonElement lines) && lines.ValueKind == JsonValueKind.Array
            ? string.Join(' ', lines.EnumerateArray().Select(line => line.ToString()))
            : string.Empty;
        string text = $"{name} ({origin}). {notes}".Trim();
        return text.Length == 0 ? name : text;
    }
}
