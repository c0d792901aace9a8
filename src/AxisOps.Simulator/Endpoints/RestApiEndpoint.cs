using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Rest;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The device configuration REST family, driven by the tree of an API document: what a path leads to says which methods it takes
/// and what they do.
/// </summary>
internal sealed class RestApiEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (!RestStates.Serves(exchange.Device.ProfileData, endpoint.Path))
        {
            return Task.FromResult(RestReply.NoResource());
        }

        var call = new RestCall(exchange, endpoint);
        lock (call.Store.Gate)
        {
            var (target, fault) = RestTree.Find(call);
            return Task.FromResult(target is null ? fault!.Reply : Answer(call, target));
        }
    }

    private static Reply Answer(RestCall call, RestTarget target)
    {
        var verb = call.Exchange.Verb;
        var node = target.Node;
        if (node.IsAction)
        {
            return verb == call.Manner.Run ? Run(call, target) : RestReply.NotAllowed(call.Manner.Run);
        }

        var readable = !node.WriteOnly || target.IsItem;
        if (HttpMethods.IsGet(verb) && readable)
        {
            return call.Exchange.Deny(call.Reader(node)) ?? Read(call, target);
        }

        var collection = node.IsCollection && target.Item is null;
        var changes = !collection && !node.ReadOnly && CanChange(call, node);
        if (changes && (verb == call.Manner.Update || (node.Post && HttpMethods.IsPost(verb))))
        {
            return Change(call, target);
        }

        if (collection && node.Add && HttpMethods.IsPost(verb))
        {
            return Add(call, target);
        }

        if (target.IsItem && !node.ReadOnly && HttpMethods.IsDelete(verb))
        {
            return Remove(call, target);
        }

        string?[] allowed =
        [
            readable ? HttpMethods.Get : null,
            changes ? call.Manner.Update : null,
            (collection && node.Add) || node.Post ? HttpMethods.Post : null,
            target.IsItem && !node.ReadOnly ? HttpMethods.Delete : null,
        ];
        return RestReply.NotAllowed([.. allowed.OfType<string>()]);
    }

    private static Reply Read(RestCall call, RestTarget target)
    {
        var data = RestTree.Read(call, target);
        return RestReply.Data(data, Information(target.Node, data));
    }

    /// <summary>What the tree has to say of values, those of an entity's members included.</summary>
    private static IEnumerable<string> Information(RestNode node, JsonNode? value)
    {
        var members = node.IsEntity && value is JsonObject entity
            ? entity.Where(member => node.Members.ContainsKey(member.Key)).SelectMany(member => Information(node.Members[member.Key], member.Value))
            : [];
        return node.Information.TryGetValue(value?.ToJsonString() ?? "null", out var text) ? members.Prepend(text) : members;
    }

    private static bool CanChange(RestCall call, RestNode node) =>
        node.IsProperty || node.Members.Values.Any(member => call.Manner.Has(member) && !member.IsAction && !member.ReadOnly);

    private static Reply Run(RestCall call, RestTarget target)
    {
        if (call.Exchange.Deny(RoleNames.Parse(target.Node.Write)) is { } denied)
        {
            return denied;
        }

        var (data, fault) = RestBody.Read(call.Exchange);
        if (fault is not null)
        {
            return fault.Reply;
        }

        if (RestValidator.Members(target.Node, data, call.Manner, string.Empty) is { } wrong)
        {
            return RestFault.Validation($"Trying to run '{target.Name}' with invalid data: {wrong}").Reply;
        }

        var outcome = call.Behaviour.Run(call, target.Path, data);
        return outcome.Fault?.Reply ?? (outcome.Data is { } answer ? RestReply.Data(answer) : RestReply.Done());
    }

    private static Reply Change(RestCall call, RestTarget target)
    {
        if (call.Exchange.Deny(RoleNames.Parse(target.Node.Write)) is { } denied)
        {
            return denied;
        }

        var (data, fault) = RestBody.Read(call.Exchange);
        if (fault is not null)
        {
            return fault.Reply;
        }

        if (target.Item is { } item)
        {
            return (target.Member is null
                ? RestItems.Change(call, target, item, data)
                : RestItems.ChangeMember(call, target, target.Collection!, item, data))?.Reply ?? RestReply.Done();
        }

        var changes = new List<RestChange>();
        if (Collect(call, target.Node, target.Path, string.Empty, data, changes) is { } wrong)
        {
            return RestFault.Invalid(target.Name, wrong).Reply;
        }

        if (call.Behaviour.Change(call, changes) is { } refused)
        {
            return refused.Reply;
        }

        foreach (var change in changes)
        {
            RestTree.Write(call, change);
        }

        return RestReply.Done(
            changes.Select(change => change.Node.Warnings.GetValueOrDefault(change.Value.GetRawText())).OfType<string>(),
            changes.Select(change => change.Node.Information.GetValueOrDefault(change.Value.GetRawText())).OfType<string>());
    }

    /// <summary>Takes an entity's data apart; what is not named keeps its value.</summary>
    private static string? Collect(RestCall call, RestNode node, string path, string pointer, JsonElement data, List<RestChange> changes)
    {
        if (!node.IsEntity)
        {
            changes.Add(new RestChange(path, node, data));
            return RestValidator.Check(node, data, call.Manner, pointer);
        }

        if (data.ValueKind != JsonValueKind.Object)
        {
            return RestValidator.Say(data, "is not of type object", pointer);
        }

        foreach (var member in data.EnumerateObject())
        {
            if (!node.Members.TryGetValue(member.Name, out var known) || !call.Manner.Has(known) || known.ReadOnly || known.IsAction || known.IsCollection)
            {
                return $"\"{member.Name}\" is not allowed (path: {pointer}/{member.Name})";
            }

            var below = path.Length == 0 ? member.Name : $"{path}/{member.Name}";
            if (Collect(call, known, below, $"{pointer}/{member.Name}", member.Value, changes) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Reply Add(RestCall call, RestTarget target)
    {
        if (call.Exchange.Deny(RoleNames.Parse(target.Node.Write)) is { } denied)
        {
            return denied;
        }

        var (data, fault) = RestBody.Read(call.Exchange);
        if (fault is not null)
        {
            return fault.Reply;
        }

        var (item, refused) = RestItems.Add(call, target, data);
        return refused?.Reply ?? (call.Manner.Echo ? RestReply.Created(RestTree.Shape(call, target.Node, item)!) : RestReply.Created(null));
    }

    private static Reply Remove(RestCall call, RestTarget target)
    {
        if (call.Exchange.Deny(RoleNames.Parse(target.Node.Write)) is { } denied)
        {
            return denied;
        }

        RestItems.Remove(call, target);
        return RestReply.Done();
    }
}
