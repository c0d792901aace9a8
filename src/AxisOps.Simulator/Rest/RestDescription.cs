using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>
/// The OpenAPI document of an API, made from its tree: paths, methods, schemas. Version, path keys and <c>servers</c> are as on the one device whose document
/// is known (12.11); schemas are written where they are used instead of by name, and descriptions are left out.
/// </summary>
internal sealed class RestDescription(RestManner manner)
{
    private const string Json = "application/json";
    private const string Server = "/config/rest";
    private readonly JsonObject paths = [];

    public static JsonObject Create(RestNode root, RestManner manner, string id, string version, string restPath)
    {
        var description = new RestDescription(manner);
        description.Add(restPath[Server.Length..], root, []);
        return new JsonObject
        {
            ["info"] = new JsonObject { ["title"] = id, ["version"] = version, ["x-origin"] = "inferred: generated from the simulator's own tree" },
            ["openapi"] = "3.1.0",
            ["paths"] = description.paths,
            ["servers"] = new JsonArray(new JsonObject { ["url"] = Server }),
        };
    }

    private IEnumerable<KeyValuePair<string, RestNode>> Members(RestNode node) =>
        node.Members.Where(member => manner.Has(member.Value)).OrderBy(member => member.Key, StringComparer.Ordinal);

    private void Add(string path, RestNode node, IReadOnlyList<(string Name, RestNode Node)> keys)
    {
        var methods = new JsonObject();
        if (node.IsAction)
        {
            methods[manner.Run.ToLowerInvariant()] = Operation(this.Schema(node), node.Type is null ? null : new JsonObject { ["type"] = node.Type }, 200);
        }
        else
        {
            this.Describe(methods, node);
        }

        this.Put(path, methods, keys);
        if (node.IsCollection)
        {
            this.Item(path, node, keys);
            return;
        }

        foreach (var (name, member) in node.IsEntity ? this.Members(node) : [])
        {
            this.Add($"{path}/{name}", member, keys);
        }
    }

    private void Describe(JsonObject methods, RestNode node)
    {
        if (!node.WriteOnly)
        {
            methods["get"] = Operation(null, this.Schema(node), 200);
        }

        var changes = !node.ReadOnly && (node.IsProperty || (node.IsEntity && this.Members(node).Any(member => !member.Value.IsAction && !member.Value.ReadOnly)));
        if (changes)
        {
            methods[manner.Update.ToLowerInvariant()] = Operation(this.Schema(node), null, 200);
        }

        if (node.IsCollection ? node.Add : node.Post)
        {
            methods["post"] = Operation(this.Object(node, node.Required), null, node.IsCollection ? 201 : 200);
        }
    }

    private void Item(string path, RestNode node, IReadOnlyList<(string Name, RestNode Node)> keys)
    {
        (string Name, RestNode Node)[] own = [.. keys, (node.Key!, node.Members[node.Key!])];
        var item = new JsonObject { ["get"] = Operation(null, this.Object(node, []), 200) };
        if (!node.ReadOnly)
        {
            item[manner.Update.ToLowerInvariant()] = Operation(this.Object(node, []), null, 200);
            item["delete"] = Operation(null, null, 200);
        }

        var below = $"{path}/{{{node.Key}}}";
        this.Put(below, item, own);
        foreach (var (name, member) in this.Members(node))
        {
            this.Add($"{below}/{name}", member, own);
        }
    }

    private void Put(string path, JsonObject methods, IReadOnlyList<(string Name, RestNode Node)> keys)
    {
        if (keys.Count > 0)
        {
            methods["parameters"] = new JsonArray([.. keys.Select(key => new JsonObject
            {
                ["in"] = "path",
                ["name"] = key.Name,
                ["required"] = true,
                ["schema"] = this.Value(key.Node),
            })]);
        }

        this.paths[path] = methods;
    }

    private JsonObject Schema(RestNode node) => node.Kind switch
    {
        "collection" => new JsonObject { ["items"] = this.Object(node, []), ["type"] = "array" },
        "entity" or "action" => this.Object(node, node.IsAction ? node.Required : []),
        _ => this.Value(node),
    };

    private JsonObject Object(RestNode node, string[] required)
    {
        var schema = new JsonObject
        {
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(this.Members(node).Where(member => !member.Value.IsAction)
                .Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, this.Schema(member.Value)))),
            ["type"] = "object",
        };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        }

        return schema;
    }

    private JsonObject Value(RestNode node)
    {
        var schema = node.Type == "object" && node.Members.Count > 0 ? this.Object(node, node.Required) : [];
        if (node.Type is { } type)
        {
            schema["type"] = node.Nullable ? new JsonArray(type, "null") : type;
        }

        Set(schema, "enum", node.Enum is { } choices ? new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]) : null);
        Set(schema, "items", node.Items is { } items ? this.Value(items) : null);
        Set(schema, "maxLength", node.MaxLength);
        Set(schema, "maximum", node.Maximum);
        Set(schema, "minLength", node.MinLength);
        Set(schema, "minimum", node.Minimum);
        Set(schema, "pattern", node.Pattern);
        return schema;
    }

    private static void Set(JsonObject schema, string name, JsonNode? value)
    {
        if (value is not null)
        {
            schema[name] = value;
        }
    }

    private static JsonObject Operation(JsonObject? request, JsonObject? answer, int status)
    {
        var properties = new JsonObject { ["status"] = new JsonObject { ["type"] = "string" } };
        Set(properties, "data", answer);
        var operation = new JsonObject
        {
            ["responses"] = new JsonObject
            {
                [status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new JsonObject
                {
                    ["content"] = Content(new JsonObject { ["properties"] = properties, ["type"] = "object" }),
                    ["description"] = status == 201 ? "Created" : "OK",
                },
            },
        };
        if (request is not null)
        {
            operation["requestBody"] = new JsonObject
            {
                ["content"] = Content(new JsonObject
                {
                    ["properties"] = new JsonObject { ["data"] = request },
                    ["required"] = new JsonArray("data"),
                    ["type"] = "object",
                }),
                ["required"] = true,
            };
        }

        return operation;
    }

    private static JsonObject Content(JsonObject schema) => new() { [Json] = new JsonObject { ["schema"] = schema } };
}
