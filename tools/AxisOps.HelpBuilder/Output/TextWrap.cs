namespace AxisOps.HelpBuilder.Output;

/// <summary>Breaks a text at its spaces. A word that is longer than a line stays whole.</summary>
internal static class TextWrap
{
    public static IEnumerable<string> Lines(string text, int width)
    {
        string hanging = text.StartsWith("- ", StringComparison.Ordinal) ? "  " : string.Empty;
        string line = string.Empty;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Trim().Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = hanging + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
