using System.Management.Automation.Language;

namespace AxisOps.PowerShell.Binding;

/// <summary>Text as an argument on a command line.</summary>
internal static class QuotedText
{
    /// <summary>Puts text in quotes unless it is one plain word: what is completed must never become code.</summary>
    public static string Of(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':') && char.IsAsciiLetterOrDigit(text[0])
        ? text
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
