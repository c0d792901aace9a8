using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using AxisOps.Core.Resources;

namespace AxisOps.Core.Configuration;

/// <summary>
/// The parameters that are known to hold no secret: those of the data file <c>plain-parameters.json</c>, whose values recorded devices show or define as readable.
/// What a device of its own defines is known only once it was asked, and plans are written before.
/// </summary>
internal static class PlainParameters
{
    private const string Source = "plain-parameters.json";

    /// <summary>What stands in the file for a number within a name: parts are counted, and a name holds for all of them.</summary>
    private const char Digits = '#';

    private static readonly Lazy<FrozenSet<string>> All = new(Load);

    /// <summary>Tells whether a parameter is known to hold no secret.</summary>
    /// <param name="name">The name without <c>root.</c>, in any case.</param>
    public static bool Contains(string name) => All.Value.Contains(Generalize(name));

    /// <summary>Gives a name as the file has it: <c>Image.I0.Text</c> is <c>Image.I#.Text</c>.</summary>
    internal static string Generalize(string name)
    {
        var general = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (!char.IsAsciiDigit(c))
            {
                general.Append(c);
            }
            else if (general.Length == 0 || general[^1] != Digits)
            {
                general.Append(Digits);
            }
        }

        return general.ToString();
    }

    private static FrozenSet<string> Load()
    {
        using Stream stream = EmbeddedResource.Open(Source);
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("parameters").EnumerateArray().Select(name => name.GetString()!).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
