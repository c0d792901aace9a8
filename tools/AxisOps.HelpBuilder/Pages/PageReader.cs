using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AxisOps.HelpBuilder.Pages;

/// <summary>Reads a page and says what does not belong on it.</summary>
internal sealed class PageReader(string file, List<string> problems)
{
    private static readonly string[] Known =
        ["Synopsis", "Description", "Examples", "Parameters", "Inputs", "Outputs", "Notes", "Related links"];

    /// <summary>Gives the page, or null when it has no title.</summary>
    public CmdletPage? Read(string markdown)
    {
        MarkdownDocument document = Markdown.Parse(markdown);
        if (PageSection.Cut(document, 1) is not [var page])
        {
            problems.Add($"{file}: needs exactly one title, '# Verb-Noun'.");
            return null;
        }

        problems.AddRange(page.Sections.Where(section => !Known.Contains(section.Title)).Select(section => $"{file}: unknown section '{section.Title}'."));
        problems.AddRange(page.Sections.GroupBy(section => section.Title).Where(group => group.Count() > 1)
            .Select(group => $"{file}: section '{group.Key}' appears {group.Count()} times."));
        return new CmdletPage(
            page.Title,
            string.Join(" ", Section(page, "Synopsis")?.Paragraphs ?? []),
            Section(page, "Description")?.Paragraphs ?? [],
            [.. (Section(page, "Examples")?.Sections ?? []).Select(Example)],
            Parameters(Section(page, "Parameters")),
            Entries(Section(page, "Inputs"), title => title),
            Entries(Section(page, "Outputs"), title => title),
            Section(page, "Notes")?.Paragraphs ?? [],
            Links(Section(page, "Related links")));
    }

    /// <summary>Gives the parameters of a page that holds nothing else: those that many cmdlets share.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ReadShared(string markdown) =>
        Parameters(new PageSection(string.Empty, [], PageSection.Cut(Markdown.Parse(markdown), 3)));

    private static PageSection? Section(PageSection page, string title) => page.Sections.FirstOrDefault(section => section.Title == title);

    private PageExample Example(PageSection section)
    {
        FencedCodeBlock[] code = [.. section.Blocks.OfType<FencedCodeBlock>().Take(1)];
        if (code is not [{ Info: "powershell" }])
        {
            problems.Add($"{file}: example '{section.Title}' has no ```powershell block.");
        }

        return new PageExample(
            section.Title, code.Length == 0 ? string.Empty : MarkdownText.Code(code[0]), MarkdownText.Paragraphs(section.Blocks.Except(code)));
    }

    private Dictionary<string, IReadOnlyList<string>> Parameters(PageSection? section)
    {
        foreach (PageSection entry in section?.Sections.Where(entry => !entry.Title.StartsWith('-')) ?? [])
        {
            problems.Add($"{file}: parameter '{entry.Title}' is written without its dash.");
        }

        return Entries(section, title => title.TrimStart('-'));
    }

    private Dictionary<string, IReadOnlyList<string>> Entries(PageSection? section, Func<string, string> key)
    {
        Dictionary<string, IReadOnlyList<string>> entries = new(StringComparer.Ordinal);
        foreach (PageSection entry in section?.Sections ?? [])
        {
            if (!entries.TryAdd(key(entry.Title), entry.Paragraphs))
            {
                problems.Add($"{file}: '{entry.Title}' appears twice under '{section!.Title}'.");
            }
        }

        return entries;
    }

    private static PageLink[] Links(PageSection? section) => [.. (section?.Blocks ?? [])
        .OfType<ListBlock>()
        .SelectMany(list => list.Descendants<ParagraphBlock>())
        .Select(paragraph => paragraph.Inline?.FirstChild is LinkInline link
            ? new PageLink(MarkdownText.Inline(link), link.Url is { } url && url.StartsWith("https://", StringComparison.Ordinal) ? url : string.Empty)
            : new PageLink(MarkdownText.Inline(paragraph.Inline), string.Empty))];
}
