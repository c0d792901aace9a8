using AxisOps.HelpBuilder.Commands;

namespace AxisOps.HelpBuilder.Pages;

/// <summary>Compares what is written with what is there.</summary>
internal static class PageCheck
{
    public static IEnumerable<string> Compare(ModuleShape module, PageSet pages)
    {
        HashSet<string> names = [.. module.Commands.Select(command => command.Name)];
        IEnumerable<string> strangers = pages.Pages.Keys.Where(name => !names.Contains(name))
            .Select(name => $"docs/cmdlets/{name}.md: the module has no such cmdlet.");
        HashSet<string> used = [.. module.Commands.SelectMany(command => command.Parameters).Select(parameter => parameter.Name)];
        IEnumerable<string> unused = pages.Shared.Keys.Where(name => !used.Contains(name))
            .Select(name => $"docs/cmdlets/{PageSet.SharedPage}: no cmdlet has a parameter -{name}.");
        return [.. module.Commands.SelectMany(command => Compare(command, pages)), .. strangers, .. unused];
    }

    private static IEnumerable<string> Compare(CommandShape command, PageSet pages)
    {
        string file = $"docs/cmdlets/{command.Name}.md";
        if (!pages.Pages.TryGetValue(command.Name, out CmdletPage? page))
        {
            return [$"{file}: the page is missing."];
        }

        return Texts(page).Concat(Parameters(command, page, pages)).Concat(Outputs(command, page)).Select(problem => $"{file}: {problem}");
    }

    private static IEnumerable<string> Texts(CmdletPage page)
    {
        if (page.Synopsis.Length == 0)
        {
            yield return "there is no synopsis.";
        }

        if (page.Description.Count == 0)
        {
            yield return "there is no description.";
        }

        if (page.Examples.Count == 0)
        {
            yield return "there is no example.";
        }

        foreach (PageExample example in page.Examples.Where(example => example.Code.Length > 0
            && !example.Code.Contains(page.Name, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"example '{example.Title}' does not use {page.Name}.";
        }
    }

    private static IEnumerable<string> Parameters(CommandShape command, CmdletPage page, PageSet pages)
    {
        HashSet<string> names = [.. command.Parameters.Select(parameter => parameter.Name)];
        return names.Where(name => pages.Describe(command.Name, name).Count == 0).Select(name => $"parameter -{name} is not described.")
            .Concat(page.Parameters.Keys.Where(name => !names.Contains(name)).Select(name => $"the cmdlet has no parameter -{name}."));
    }

    private static IEnumerable<string> Outputs(CommandShape command, CmdletPage page)
    {
        string[] documented = [.. page.Outputs.Keys.Where(name => name != "None")];
        return command.OutputTypes.Except(documented).Select(name => $"output {name} is not described.")
            .Concat(documented.Except(command.OutputTypes).Select(name => $"the cmdlet does not declare the output {name}."));
    }
}
