using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace AxisOps.Cli.Hosting;

/// <summary>The choices of one question, as PowerShell writes them: <c>[Y] Yes  [A] Yes to All  (default is "Y")</c>.</summary>
internal sealed class ChoiceMenu
{
    private readonly (string Key, string Name, string Help)[] choices;

    public ChoiceMenu(Collection<ChoiceDescription> descriptions, IReadOnlyList<int> defaults)
    {
        choices = [.. descriptions.Select(Read)];
        Defaults = defaults;
    }

    public IReadOnlyList<int> Defaults { get; }

    public string Line
    {
        get
        {
            string keys = string.Join("  ", choices.Select(choice => $"[{choice.Key}] {choice.Name}"));
            string standard = Defaults.Count == 0 ? string.Empty : $" (default is \"{string.Join(",", Defaults.Select(index => choices[index].Key))}\")";
            return $"{keys}  [?] Help{standard}: ";
        }
    }

    public string Help => string.Join(Environment.NewLine, choices.Select(choice => $"{choice.Key} - {choice.Help}"));

    /// <summary>Gives the index of the choice meant, the default for an empty answer, or null.</summary>
    public int? Match(string answer)
    {
        string typed = answer.Trim();
        if (typed.Length == 0)
        {
            return Defaults.Count > 0 ? Defaults[0] : null;
        }

        int index = Array.FindIndex(choices, choice =>
            string.Equals(choice.Key, typed, StringComparison.OrdinalIgnoreCase) || string.Equals(choice.Name, typed, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index;
    }

    private static (string Key, string Name, string Help) Read(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        string name = choice.Label.Replace("&", string.Empty, StringComparison.Ordinal);
        string key = mark >= 0 && mark + 1 < choice.Label.Length ? choice.Label[(mark + 1)..(mark + 2)].ToUpperInvariant() : name;
        return (key, name, choice.HelpMessage);
    }
}
