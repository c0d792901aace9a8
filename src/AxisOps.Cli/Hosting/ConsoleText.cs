using System.Buffers;
using System.Management.Automation.Host;

namespace AxisOps.Cli.Hosting;

/// <summary>Makes text safe to print: colour only where it is wanted, and no other control sequence, since names come from devices.</summary>
internal static class ConsoleText
{
    private const char Escape = '\e';

    private static readonly SearchValues<char> ColorParameters = SearchValues.Create("0123456789;:");
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n')).ToArray());

    public static string Clean(string text, bool color)
    {
        string wanted = PSHostUserInterface.GetOutputString(text, color);
        return wanted.AsSpan().ContainsAny(Controls) ? Defuse(wanted, color) : wanted;
    }

    private static string Defuse(string text, bool color)
    {
        Span<char> result = text.ToCharArray();
        for (int i = 0; i < result.Length; i++)
        {
            if (Controls.Contains(result[i]) && !IsLineEnd(text.AsSpan(i)) && !(color && IsColor(text.AsSpan(i))))
            {
                // U+2400 and on are the visible pictures of the C0 controls.
                result[i] = result[i] < 0x20 ? (char)(0x2400 + result[i]) : '\uFFFD';
            }
        }

        return new string(result);
    }

    /// <summary>A carriage return on its own would let a name overwrite the line it stands in.</summary>
    private static bool IsLineEnd(ReadOnlySpan<char> text) => text is ['\r', '\n', ..];

    /// <summary>ECMA-48 8.3.117, select graphic rendition: <c>ESC [ digits ; ... m</c>.</summary>
    private static bool IsColor(ReadOnlySpan<char> text)
    {
        if (text is not [Escape, '[', ..])
        {
            return false;
        }

        int end = text[2..].IndexOfAnyExcept(ColorParameters);
        return end >= 0 && text[2 + end] == 'm';
    }
}
