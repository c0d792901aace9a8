using System.Security.Cryptography;
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
        string style = Resource("report.css");
        string script = string.Concat(ScriptParts.Select(Resource));
        string policy = $"default-src 'none'; style-src {Hash(style)}; script-src {Hash(script)}; img-src data:; base-uri 'none'; form-action 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";
        string[] halves = Resource("report.html").Split("{{data}}\n");
        return (
            halves[0].Replace("{{policy}}", policy, StringComparison.Ordinal).Replace("{{style}}", style, StringComparison.Ordinal),
            halves[1].Replace("{{script}}", script, StringComparison.Ordinal));
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    /// <summary>With the line ends a browser sees: it is these that are hashed.</summary>
    private static string Resource(string name)
    {
        using Stream stream = typeof(PageTemplate).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {typeof(PageTemplate).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
