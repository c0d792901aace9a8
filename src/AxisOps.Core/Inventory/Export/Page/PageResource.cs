using System.Security.Cryptography;
using System.Text;
using AxisOps.Core.Resources;

namespace AxisOps.Core.Inventory.Export.Page;

/// <summary>Styles and scripts of pages, which are resources of this assembly; a page's content security policy names them by hash.</summary>
internal static class PageResource
{
    /// <summary>Reads one, with the line ends a browser sees: it is these that are hashed.</summary>
    public static string Read(string name)
    {
        using Stream stream = EmbeddedResource.Open(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Makes the source that a policy allows.</summary>
    public static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
