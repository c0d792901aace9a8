namespace AxisOps.Simulator.Rest;

/// <summary>
/// How a generation speaks the REST family. The words of an API's variant: <c>put</c> (up to 11.10: PUT changes and runs), <c>bare</c> (11.11: PATCH,
/// a new item is not echoed, texts are sentences), <c>echo</c> (12.x); any further word switches on what needs it.
/// </summary>
internal sealed record RestManner(string Update, string Run, bool Echo, bool Sentences, IReadOnlySet<string> Words)
{
    private const string Put = "put";
    private const string Bare = "bare";

    public static RestManner Of(string? variant)
    {
        var words = (variant ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var old = words.Contains(Put);
        return new RestManner(
            old ? HttpMethods.Put : HttpMethods.Patch,
            old ? HttpMethods.Put : HttpMethods.Post,
            !old && !words.Contains(Bare),
            old || words.Contains(Bare),
            words);
    }

    public bool Has(RestNode node) => node.Needs is null || this.Words.Contains(node.Needs);

    /// <summary>A text the way the generation writes it: recorded as "destination does not exist" on 12.9 and as a sentence on 11.11.</summary>
    public string Word(string text) =>
        this.Sentences && text.Length > 0 && char.IsAsciiLetterLower(text[0]) ? $"{char.ToUpperInvariant(text[0])}{text[1..]}." : text;
}
