using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>Makes and changes the items of a collection.</summary>
internal static class RestItems
{
    /// <summary>Adds an item, completed by the API's own code.</summary>
    public static (JsonObject? Item, RestFault? Fault) Add(RestCall call, RestTarget target, JsonElement data)
    {
        var node = target.Node;
        if (RestValidator.Members(node, data, call.Manner, string.Empty) is { } wrong)
        {
            return (null, RestFault.Invalid(target.Name, wrong));
        }

        var items = RestTree.Items(call, node, target.Path);
        var item = RestBody.Node(data)!.AsObject();
        if (RestTree.FindItem(node, items, item[node.Key!]!.ToString()) is not null)
        {
            return (null, RestFault.Exists(call.Manner.Word(node.Exists ?? "item already exists")));
        }

        if (items.Count >= node.Limit)
        {
            return (null, RestFault.Validation($"Too many items in '{target.Name}'"));
        }

        if (call.Behaviour.Add(call, target.Path, item) is { } refused)
        {
            return (null, refused);
        }

        Forget(node, item);
        items.Add(item);
        call.Behaviour.ItemsChanged(call, target.Path, items);
        return (item, null);
    }

    /// <summary>Changes the members that are named; the others keep their values.</summary>
    public static RestFault? Change(RestCall call, RestTarget target, JsonObject item, JsonElement data)
    {
        var node = target.Node with { Required = [] };
        if (RestValidator.Members(node, data, call.Manner, string.Empty) is { } wrong)
        {
            return RestFault.Invalid(target.Name, wrong);
        }

        if (data.TryGetProperty(node.Key!, out var key) && !node.Rename && key.ToString() != item[node.Key!]?.ToString())
        {
            return RestFault.Invalid(target.Name, $"\"{node.Key}\" is not allowed (path: /{node.Key})");
        }

        if (data.TryGetProperty(node.Key!, out key)
            && RestTree.FindItem(node, target.Items!, key.ToString()) is { } other && other != item)
        {
            return RestFault.Exists(call.Manner.Word(node.Exists ?? "item already exists"));
        }

        foreach (var member in data.EnumerateObject())
        {
            item[member.Name] = RestBody.Node(member.Value);
        }

        Forget(node, item);
        call.Behaviour.ItemsChanged(call, target.Path, target.Items!);
        return null;
    }

    /// <summary>Changes one member by its own path.</summary>
    public static RestFault? ChangeMember(RestCall call, RestTarget target, RestNode collection, JsonObject item, JsonElement data)
    {
        if (target.Member == collection.Key && data.ToString() != item[target.Member!]?.ToString()
            && (!collection.Rename || RestTree.FindItem(collection, target.Items!, data.ToString()) is not null))
        {
            return collection.Rename
                ? RestFault.Exists(call.Manner.Word(collection.Exists ?? "item already exists"))
                : RestFault.Invalid(target.Name, $"\"{collection.Key}\" is not allowed (path: /{collection.Key})");
        }

        if (RestValidator.Check(target.Node, data, call.Manner) is { } wrong)
        {
            return RestFault.Invalid(target.Name, wrong);
        }

        item[target.Member!] = RestBody.Node(data);
        Forget(target.Node with { Members = new Dictionary<string, RestNode> { [target.Member!] = target.Node } }, item);
        call.Behaviour.ItemsChanged(call, target.Path, target.Items!);
        return null;
    }

    public static void Remove(RestCall call, RestTarget target)
    {
        target.Items!.Remove(target.Item);
        call.Behaviour.ItemsChanged(call, target.Path, target.Items);
    }

    /// <summary>Secrets are taken and forgotten; of masked ones is kept that there is one.</summary>
    private static void Forget(RestNode node, JsonObject item)
    {
        foreach (var (name, member) in node.Members)
        {
            if (member.WriteOnly)
            {
                item.Remove(name);
            }
            else if (member.Masked && item[name]?.ToString() is { Length: > 0 })
            {
                item[name] = RestTree.Mask;
            }
            else if (item[name] is JsonObject inner)
            {
                Forget(member, inner);
            }
        }
    }
}
