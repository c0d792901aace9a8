using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Rest;

/// <summary>Finds and reads the places of an API's tree. Members come in the order of their names, as recorded.</summary>
internal static class RestTree
{
    public const string Mask = "*****";

    /// <summary>Follows the path of a call; a fault where it leads nowhere.</summary>
    public static (RestTarget? Target, RestFault? Fault) Find(RestCall call)
    {
        var target = new RestTarget(call.Root, call.Endpoint.Path.Split('/')[3], string.Empty);
        foreach (var segment in call.Segments)
        {
            if (target.Node.IsCollection && target.Item is null)
            {
                var items = Items(call, target.Node, target.Path);
                if (FindItem(target.Node, items, segment) is not { } item)
                {
                    return (null, RestFault.Missing(call.Manner.Word(target.Node.Missing ?? "item does not exist")));
                }

                target = target with { Items = items, Item = item };
            }
            else if (target.Member is null && target.Node.Members.TryGetValue(segment, out var member) && call.Manner.Has(member))
            {
                target = target.Item is null
                    ? new RestTarget(member, segment, target.Path.Length == 0 ? segment : $"{target.Path}/{segment}")
                    : target with { Node = member, Name = segment, Member = segment, Collection = target.Node };
            }
            else
            {
                return (null, new RestFault(404, 1, "Resource not found."));
            }
        }

        return (target, null);
    }

    public static JsonObject? FindItem(RestNode collection, JsonArray items, string key) =>
        items.OfType<JsonObject>().FirstOrDefault(item => item[collection.Key!]?.ToString() == key);

    /// <summary>The kept items of a collection; computed ones are a copy.</summary>
    public static JsonArray Items(RestCall call, RestNode node, string path) => node.Computed
        ? call.Behaviour.Read(call, path)?.AsArray() ?? []
        : call.Store.Items(call.Place(path), () => Default(call, node)?.AsArray() ?? []);

    public static JsonNode? Read(RestCall call, RestTarget target) => target switch
    {
        { IsItem: true } => Shape(call, target.Node, target.Item),
        { Item: { } item } => Shape(call, target.Node, item[target.Member!]?.DeepClone()),
        _ => Read(call, target.Node, target.Path),
    };

    /// <summary>An item or an object as it is read: all its members, secrets masked or left out.</summary>
    public static JsonNode? Shape(RestCall call, RestNode node, JsonNode? value)
    {
        if (node.Masked)
        {
            return value?.ToString() is { Length: > 0 } ? Mask : string.Empty;
        }

        if (value is JsonArray array && !node.IsCollection)
        {
            return node.Items is { } items ? new JsonArray([.. array.Select(element => Shape(call, items, element))]) : array.DeepClone();
        }

        if (value is not JsonObject members || node.Members.Count == 0)
        {
            return value?.DeepClone();
        }

        var shaped = new JsonObject();
        foreach (var (name, member) in Visible(call, node))
        {
            var own = members.TryGetPropertyValue(name, out var found) ? found : Default(call, member);
            if (found is not null || member.Default is not null)
            {
                shaped[name] = Shape(call, member, own);
            }
        }

        return shaped;
    }

    public static JsonNode? Default(RestCall call, RestNode node)
    {
        if (node.Default is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString()!.Contains("{{", StringComparison.Ordinal)
            ? AnswerTemplate.Create(value.GetString()!).RenderText(token => DeviceTokens.Resolve(call.Device, token))
            : RestBody.Node(value);
    }

    /// <summary>Keeps a property's value, in its parameter where the profile has one.</summary>
    public static void Write(RestCall call, RestChange change)
    {
        if (change.Node.Computed)
        {
            call.Behaviour.Set(call, change.Path, change.Value);
        }
        else if (change.Node.Parameter is { } parameter && call.Device.ProfileData.Parameters.Find(parameter) is not null)
        {
            call.Device.SetParameter(parameter, change.Value.ValueKind switch
            {
                JsonValueKind.True => "yes",
                JsonValueKind.False => "no",
                JsonValueKind.String => change.Value.GetString()!,
                _ => change.Value.GetRawText(),
            });
        }
        else if (!change.Node.WriteOnly)
        {
            call.Store.Set(call.Place(change.Path), RestBody.Node(change.Value));
        }
    }

    public static JsonNode? Value(RestCall call, RestNode node, string path)
    {
        if (node.Computed)
        {
            return call.Behaviour.Read(call, path);
        }

        if (node.Parameter is { } parameter && call.Device.GetParameter(parameter) is { } text)
        {
            return node.Type switch
            {
                "boolean" => text.Equals("yes", StringComparison.OrdinalIgnoreCase),
                "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0,
                _ => text,
            };
        }

        return call.Store.TryGet(call.Place(path), out var value) ? value?.DeepClone() : Default(call, node);
    }

    private static JsonNode? Read(RestCall call, RestNode node, string path)
    {
        if (node.IsCollection)
        {
            return new JsonArray([.. Items(call, node, path).Select(item => Shape(call, node, item))]);
        }

        if (!node.IsEntity)
        {
            return Shape(call, node, Value(call, node, path));
        }

        var entity = new JsonObject();
        foreach (var (name, member) in Visible(call, node))
        {
            entity[name] = Read(call, member, path.Length == 0 ? name : $"{path}/{name}");
        }

        return entity;
    }

    private static IEnumerable<KeyValuePair<string, RestNode>> Visible(RestCall call, RestNode node) => node.Members
        .Where(member => call.Manner.Has(member.Value)
            && !member.Value.IsAction
            && !member.Value.WriteOnly
            && call.Exchange.Role >= call.Reader(member.Value))
        .OrderBy(member => member.Key, StringComparer.Ordinal);
}
