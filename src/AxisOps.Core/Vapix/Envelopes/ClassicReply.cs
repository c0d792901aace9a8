using System.Globalization;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>The classic CGIs: text or HTML, and mostly HTTP 200 whatever happened.</summary>
internal static class ClassicReply
{
    private static readonly string[] ErrorMarks = ["# Error", "# Request failed", "Error:", "Request failed"];

    /// <summary>Gives the text of a CGI that answers in plain text; an HTML page is not what was asked for.</summary>
    public static string Text(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        string text = reply.Text().TrimStart('\uFEFF');
        return IsMarkup(text) ? throw call.Failure(DeviceErrorKind.Protocol, "the answer is HTML where text is expected") : text;
    }

    /// <summary>Gives the sentence of a CGI that answers with one, in HTML or not.</summary>
    /// <exception cref="DeviceException">The sentence tells an error.</exception>
    public static string Sentence(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        string sentence = DeviceText.Message(reply.Text());
        ThrowIfError(sentence, call);
        return sentence;
    }

    /// <summary>Throws when a text is one of the errors that come with HTTP 200.</summary>
    public static void ThrowIfError(string text, ApiCall call)
    {
        string trimmed = text.TrimStart();
        if (ErrorMarks.Any(mark => trimmed.StartsWith(mark, StringComparison.OrdinalIgnoreCase)))
        {
            string sentence = DeviceText.Message(trimmed);
            throw call.Failure(DeviceErrorKind.Rejected, sentence, Number(sentence));
        }
    }

    /// <summary>Tells whether a text is an HTML or XML document.</summary>
    public static bool IsMarkup(string text) => text.AsSpan().TrimStart() is ['<', ..];

    // The application CGIs answer "Error: 12" and nothing else.
    private static int? Number(string sentence)
    {
        string number = sentence[(sentence.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null;
    }
}
