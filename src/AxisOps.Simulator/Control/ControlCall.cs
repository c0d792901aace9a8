using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Unicode;
using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Control;

/// <summary>The arguments of one call: members of a JSON object in the body, and arguments of the query. An unknown one is refused.</summary>
internal sealed class ControlCall
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 4 };
    private readonly IQueryCollection query;
    private readonly JsonElement body;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    private ControlCall(IQueryCollection query, JsonElement body)
    {
        this.query = query;
        this.body = body;
    }

    public static async Task<ControlCall> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return new ControlCall(request.Query, default);
        }

        if (!request.HasJsonContentType())
        {
            throw new ControlException(415, "The body has to be application/json.");
        }

        try
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted).ConfigureAwait(false);
            var bytes = content.ToArray();
            using var document = JsonDocument.Parse(bytes, Limits);
            if (!Utf8.IsValid(bytes) || !JsonCall.IsText(bytes))
            {
                throw new ControlException(400, "The body holds text that is no Unicode.");
            }

            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ControlCall(request.Query, document.RootElement.Clone())
                : throw new ControlException(400, "The body has to be a JSON object.");
        }
        catch (JsonException)
        {
            throw new ControlException(400, "The body is not JSON, or deeper than this interface needs.");
        }
        catch (InvalidOperationException)
        {
            throw new ControlException(400, "The body holds text that is no Unicode.");
        }
    }

    public string? Text(string name) => this.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name, "a text"),
    };

    public IReadOnlyList<string> Texts(string name) => this.Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw Wrong(name, "a list of texts"),
    };

    public double? Number(string name, double most)
    {
        if (this.Find(name) is not { } value)
        {
            return null;
        }

        var given = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            _ => -1,
        };
        return given >= 0 && given <= most ? given : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {most}"));
    }

    public TimeSpan? Seconds(string name, double most) => this.Number(name, most) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public IPAddress? Address(string name, string other) => this.Text(name) switch
    {
        null => null,
        var text when text == other => null,
        var text => IPAddress.TryParse(text, out var address) ? address : throw Wrong(name, $"an address or '{other}'"),
    };

    /// <summary>Refuses what no part of the call has asked for: a misspelt argument must not be taken as left out.</summary>
    public void RefuseOthers()
    {
        var given = this.query.Keys.Concat(this.body.ValueKind == JsonValueKind.Object ? this.body.EnumerateObject().Select(member => member.Name) : []);
        if (given.FirstOrDefault(name => !this.used.Contains(name)) is { } unknown)
        {
            throw new ControlException(400, $"This call takes no '{unknown}'; it takes {string.Join(", ", this.used)}.");
        }
    }

    public static ControlException Wrong(string name, string wanted) => new(400, $"'{name}' has to be {wanted}.");

    private JsonElement? Find(string name)
    {
        this.used.Add(name);
        if (this.body.ValueKind == JsonValueKind.Object && this.body.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null)
        {
            return member;
        }

        return this.query.TryGetValue(name, out var values) ? JsonSerializer.SerializeToElement(values.ToString()) : null;
    }
}
