namespace AxisOps.HelpBuilder.Pages;

/// <summary>All pages, and the parameters that many of them share.</summary>
internal sealed class PageSet
{
    /// <summary>The page of shared parameters; a page's own text for the same parameter wins.</summary>
    public const string SharedPage = "_parameters.md";

    private readonly Dictionary<string, CmdletPage> pages = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    private PageSet(IReadOnlyDictionary<string, IReadOnlyList<string>> shared) => Shared = shared;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Shared { get; private set; }

    public IReadOnlyDictionary<string, CmdletPage> Pages => pages;

    public IReadOnlyList<string> Problems => problems;

    public static PageSet Load(DirectoryInfo docs)
    {
        PageSet set = new(new Dictionary<string, IReadOnlyList<string>>());
        DirectoryInfo folder = new(Path.Combine(docs.FullName, "cmdlets"));
        foreach (FileInfo file in MarkdownFiles.In(folder, "*.md"))
        {
            set.Add(file.Name, File.ReadAllText(file.FullName));
        }

        return set;
    }

    /// <summary>Gives a parameter's text, or nothing when neither its page nor the shared page has one.</summary>
    public IReadOnlyList<string> Describe(string command, string parameter) =>
        pages.TryGetValue(command, out CmdletPage? page) && page.Parameters.TryGetValue(parameter, out IReadOnlyList<string>? own) ? own
        : Shared.TryGetValue(parameter, out IReadOnlyList<string>? shared) ? shared
        : StandardParameters.Describe(parameter);

    private void Add(string file, string markdown)
    {
        PageReader reader = new("docs/cmdlets/" + file, problems);
        if (file == SharedPage)
        {
            Shared = reader.ReadShared(markdown);
        }
        else if (reader.Read(markdown) is { } page)
        {
            pages[page.Name] = page;
            if (file != page.Name + ".md")
            {
                problems.Add($"docs/cmdlets/{file}: its title is '{page.Name}'.");
            }
        }
    }
}
