using System.Text;
using AxisOps.HelpBuilder.Pages;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AxisOps.HelpBuilder.Output;

/// <summary>Writes an about topic as the text file that <c>Get-Help about_...</c> prints, within 80 columns.</summary>
internal static class AboutWriter
{
    private const int Width = 80;
    private const int Indent = 4;

    private static readonly MarkdownPipeline Tables = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static string Write(string markdown)
    {
        StringBuilder text = new();
        foreach (Block block in Markdown.Parse(markdown, Tables))
        {
            switch (block)
            {
                case HeadingBlock { Level: 1 } title:
                    Append(text, 0, ["TOPIC"]);
                    Append(text, Indent, [MarkdownText.Inline(title.Inline)]);
                    break;
                case HeadingBlock { Level: 2 } heading:
                    Append(text, 0, [MarkdownText.Inline(heading.Inline).ToUpperInvariant()]);
                    break;
                case HeadingBlock heading:
                    Append(text, 2, [MarkdownText.Inline(heading.Inline)]);
                    break;
                case FencedCodeBlock code:
                    Append(text, Indent * 2, MarkdownText.Code(code).Split('\n'));
                    break;
                case Table table:
                    Append(text, Indent, TextTable.Lines(table, Width - Indent));
                    break;
                default:
                    Append(text, Indent, MarkdownText.Paragraphs([block]).SelectMany(paragraph => TextWrap.Lines(paragraph, Width - Indent)));
                    break;
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, int indent, IEnumerable<string> lines)
    {
        bool isTitle = indent < Indent;
        foreach (string line in lines)
        {
            text.Append((new string(' ', indent) + line).TrimEnd()).Append('\n');
        }

        if (!isTitle)
        {
            text.Append('\n');
        }
    }
}
