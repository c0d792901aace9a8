using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>One row of Tests/Fixtures/INDEX.json: what a real device answered.</summary>
internal sealed record RecordedAnswer(string File, string Method, string Url, string? RequestBody, int Status, string? ContentType)
{
    public static IReadOnlyList<RecordedAnswer> All { get; } = Load();

    public string Path => Url.Split('?')[0];

    public byte[] Body => System.IO.File.ReadAllBytes(Repository.Fixture(File));

    /// <summary>Gets the method named in the JSON request; null when there was none.</summary>
    public string? JsonMethod { get; private init; }

    /// <summary>Gets the argument <c>action</c> of the URL; null without one.</summary>
    public string? Action => Url.Split('?', 2) is [_, var query] ? query.Split('&').FirstOrDefault(part => part.StartsWith("action=", StringComparison.Ordinal))?[7..] : null;

    public bool IsPem => File.EndsWith(".pem", StringComparison.Ordinal);

    /// <summary>Tells whether a CGI was asked; where the source names none, by the begin of the file's name.</summary>
    public bool Asks(string cgi, string? fileName = null) =>
        Path == "/axis-cgi/" + cgi
        || (Path == "/axis-cgi/" && fileName is not null && System.IO.Path.GetFileName(File).StartsWith(fileName, StringComparison.Ordinal));

    /// <summary>Tells whether a REST API was asked.</summary>
    public bool AsksRest(string id) => Path.StartsWith($"/config/rest/{id}/", StringComparison.Ordinal);

    /// <summary>Tells whether a SOAP operation was asked; null for any.</summary>
    public bool AsksSoap(string? operation) =>
        Path == "/vapix/services"
        && (operation is null || Names($"soap-{operation}-") || RequestBody?.Contains($"<{operation} ", StringComparison.Ordinal) == true);

    /// <summary>Tells whether the file's name holds a word.</summary>
    public bool Names(string word) => System.IO.Path.GetFileName(File).Contains(word, StringComparison.Ordinal);

    public static RecordedAnswer Of(string file) => All.Single(answer => answer.File == file);

    public DeviceReply Reply() => Reply(Body);

    public DeviceReply Reply(byte[] body) => new() { Status = Status, ContentType = ContentType, Body = body };

    public override string ToString() => File;

    private static RecordedAnswer[] Load()
    {
        using JsonDocument index = JsonDocument.Parse(System.IO.File.ReadAllBytes(Repository.Fixture("INDEX.json")));
        return [.. index.RootElement.EnumerateArray().Select(Read)];
    }

    private static RecordedAnswer Read(JsonElement row)
    {
        string? body = row.GetProperty("request_body").GetString();
        string? type = row.GetProperty("content_type").GetString();
        JsonElement status = row.GetProperty("status");
        return new RecordedAnswer(
            row.GetProperty("file").GetString()!,
            row.GetProperty("method").GetString()!,
            row.GetProperty("url").GetString()!,
            body,
            status.ValueKind == JsonValueKind.Number ? status.GetInt32() : status.GetString()!.Contains("fault", StringComparison.Ordinal) ? 400 : 0,
            string.IsNullOrEmpty(type) ? null : type)
        {
            JsonMethod = body is ['{', ..] ? JsonDocument.Parse(body).RootElement.TryGetProperty("method", out JsonElement method) ? method.GetString() : null : null,
        };
    }
}
