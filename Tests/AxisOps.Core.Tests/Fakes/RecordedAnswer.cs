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
