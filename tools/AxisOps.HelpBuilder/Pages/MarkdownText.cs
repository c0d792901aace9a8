using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AxisOps.HelpBuilder.Pages;

/// <summary>Markdown as the plain text that Get-Help prints.</summary>
internal static class MarkdownText
{
    /// <summary>Gives a paragraph, a list item or a code block each as one text; lines within a paragraph are joined.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => [.. blocks.SelectMany(Texts)];

    public static string Code(FencedCodeBlock block) => block.Lines.ToString().TrimEnd();

    public static string Inline(ContainerInline? inlines)
    {
        StringBuilder text = new();
        foreach (Inline inline in inlines ?? Enumerable.Empty<Inline>())
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                LinkInline link => Link(link),
                AutolinkInline link => link.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                HtmlInline html => html.Tag,
                ContainerInline container => Inline(container),
                _ => string.Empty,
            });
        }

        return text.ToString();
    }

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        ParagraphBlock paragraph => [Inline(paragraph.Inline)],
        ListBlock list => list.OfType<ListItemBlock>().Select((item, index) => Item(list, item, index)),
        FencedCodeBlock code => [string.Join('\n', Code(code).Split('\n').Select(line => "    " + line))],
        QuoteBlock quote => Paragraphs(quote),
        _ => [],
    };

    private static string Item(ListBlock list, ListItemBlock item, int index) =>
        (list.IsOrdered ? $"{index + 1}. " : "- ") + string.Join(" ", Paragraphs(item));

    private static string Link(LinkInline link)
    {
        string text = Inline(link);
        return link.Url is { } address && address.StartsWith("https://", StringComparison.Ordinal) && text != address ? $"{text} ({address})" : text;
    }
}
