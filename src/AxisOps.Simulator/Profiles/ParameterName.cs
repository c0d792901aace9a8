using System.Text;

namespace AxisOps.Simulator.Profiles;

/// <summary>Names of parameters: what the same parameter of another instance is called, and how a name reads to people.</summary>
internal static class ParameterName
{
    /// <summary>Puts <c>*</c> for every numbered group but the first and the last segment: <c>Image.I0.Name</c> is <c>Image.*.Name</c>.</summary>
    public static string Generalize(string name)
    {
        var segments = name.Split('.');
        for (var index = 1; index < segments.Length - 1; index++)
        {
            var segment = segments[index];
            var letters = segment.TakeWhile(char.IsAsciiLetterUpper).Count();
            if (letters > 0 && letters < segment.Length && segment.Skip(letters).All(char.IsAsciiDigit))
            {
                segments[index] = "*";
            }
        }

        return string.Join('.', segments);
    }

    /// <summary>The display name a definition list gives where nobody wrote one: words apart, capitals but of abbreviations gone.</summary>
    public static string Nice(string segment)
    {
        var text = new StringBuilder();
        for (var index = 0; index < segment.Length; index++)
        {
            var upper = char.IsAsciiLetterUpper(segment[index]);
            var next = index + 1 < segment.Length && char.IsAsciiLetterLower(segment[index + 1]);
            var previous = index > 0 && char.IsAsciiLetterUpper(segment[index - 1]);
            var starts = index > 0 && upper && (next || !previous);
            text.Append(starts ? " " : string.Empty).Append(starts && next ? char.ToLowerInvariant(segment[index]) : segment[index]);
        }

        return text.ToString();
    }
}
