using Markdig.Syntax;

namespace AxisOps.HelpBuilder.Pages;

/// <summary>A heading with the blocks below it, and the sections of the next level.</summary>
internal sealed record PageSection(string Title, IReadOnlyList<Block> Blocks, IReadOnlyList<PageSection> Sections)
{
    public IReadOnlyList<string> Paragraphs => MarkdownText.Paragraphs(Blocks);

    /// <summary>Cuts a document, or a part of one, at its headings of one level.</summary>
    public static IReadOnlyList<PageSection> Cut(IEnumerable<Block> blocks, int level)
    {
        List<(string Title, List<Block> Blocks)> found = [];
        foreach (Block block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                found.Add((MarkdownText.Inline(heading.Inline), []));
            }
            else if (found.Count > 0)
            {
                found[^1].Blocks.Add(block);
            }
        }

        return [.. found.Select(section => new PageSection(
            section.Title,
            [.. section.Blocks.TakeWhile(block => block is not HeadingBlock)],
            level < 3 ? Cut(section.Blocks, level + 1) : []))];
    }
}
