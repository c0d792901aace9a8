using System.Text;
using System.Text.Encodings.Web;

namespace AxisOps.Core.Inventory.Export.Page;

/// <summary>
/// What is the same in every inventory page: markup, style and script, which are resources of this assembly. The page's content security policy
/// allows exactly this style and this script, by hash; whatever text a device puts in can be neither.
/// </summary>
internal static class PageTemplate
{
    /// <summary>The parts of the script, in the order in which they are joined.</summary>
    private static readonly string[] ScriptParts =
        ["report.model.js", "report.filters.js", "report.charts.js", "report.table.js", "report.detail.js", "report.print.js", "report.js"];

    private static readonly Lazy<(string Head, string Tail)> Parts = new(Load);

    /// <summary>Everything before the data.</summary>
    /// <param name="title">The title as it was given.</param>
    public static byte[] Head(string title) =>
        Encoding.UTF8.GetBytes(Parts.Value.Head.Replace("{{title}}", HtmlEncoder.Default.Encode(title), StringComparison.Ordinal));

    /// <summary>Everything after the data.</summary>
    public static byte[] Tail() => Encoding.UTF8.GetBytes(Parts.Value.Tail);

    private static (string Head, string Tail) Load()
    {
        string style = PageResource.Read("report.css");
        string script = string.Concat(ScriptParts.Select(PageResource.Read));
        string policy = $"default-src 'none'; style-src {PageResource.Hash(style)}; script-src {PageResource.Hash(script)}; img-src data:; base-uri 'none'; form-action 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";
        string[] halves = PageResource.Read("report.html").Split("{{data}}\n");
        return (
            halves[0].Replace("{{policy}}", policy, StringComparison.Ordinal).Replace("{{style}}", style, StringComparison.Ordinal),
            halves[1].Replace("{{script}}", script, StringComparison.Ordinal));
    }
}
