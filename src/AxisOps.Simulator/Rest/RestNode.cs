using System.Text.Json;

namespace AxisOps.Simulator.Rest;

/// <summary>
/// One place in the tree of a device configuration API, as data: a property, an entity, a collection, an item's member or an action.
/// What a release does not have is left out by <see cref="Needs"/>.
/// </summary>
internal sealed record RestNode
{
    /// <summary>Gets <c>property</c>, <c>entity</c>, <c>collection</c> or <c>action</c>.</summary>
    public string Kind { get; init; } = "property";

    /// <summary>Gets the JSON type of a property or of an action's answer; null takes any.</summary>
    public string? Type { get; init; }

    public string[]? Enum { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public string? Pattern { get; init; }

    public bool Nullable { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Gets whether it is never read back.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Gets whether it reads back as stars once it is set (recorded of destination secrets).</summary>
    public bool Masked { get; init; }

    /// <summary>Gets whether the API's own code says what it reads.</summary>
    public bool Computed { get; init; }

    /// <summary>Gets the value of a unit nobody changed; text may hold tokens such as <c>{{serial}}</c>.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>Gets the parameter that holds the same setting, without <c>root.</c>; where the profile has none the value is kept here.</summary>
    public string? Parameter { get; init; }

    /// <summary>Gets what an entity, an item or an object consists of.</summary>
    public Dictionary<string, RestNode> Members { get; init; } = [];

    /// <summary>Gets the elements of an array.</summary>
    public RestNode? Items { get; init; }

    /// <summary>Gets the key property of a collection.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the members a new item, an object or an action's request cannot do without.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Gets the most items of a collection or elements of an array.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Gets whether items are made by POST and removed by DELETE; else an action makes them.</summary>
    public bool Add { get; init; } = true;

    /// <summary>Gets whether an item's key can be changed.</summary>
    public bool Rename { get; init; }

    /// <summary>Gets whether POST changes it too, as PATCH does (seen on network-time-sync).</summary>
    public bool Post { get; init; }

    /// <summary>Gets the role that reads it; null takes the endpoint's.</summary>
    public string? Read { get; init; }

    /// <summary>Gets the role that changes or runs it.</summary>
    public string Write { get; init; } = "admin";

    /// <summary>Gets the text for an item that is not there.</summary>
    public string? Missing { get; init; }

    /// <summary>Gets the text for an item that is there already.</summary>
    public string? Exists { get; init; }

    /// <summary>Gets the warning a change to this value comes with; by value.</summary>
    public Dictionary<string, string> Warnings { get; init; } = [];

    /// <summary>Gets the information an answer with this value comes with, read or changed; by value.</summary>
    public Dictionary<string, string> Information { get; init; } = [];

    /// <summary>Gets the word of the variant without which a release does not have it.</summary>
    public string? Needs { get; init; }

    /// <summary>Gets the name of the code behind the API; on the root only.</summary>
    public string? Behaviour { get; init; }

    /// <summary>Gets the name that versions of an API share their values under; on the root only, null for the API's own id.</summary>
    public string? Store { get; init; }

    public bool IsAction => this.Kind == "action";

    public bool IsCollection => this.Kind == "collection";

    public bool IsEntity => this.Kind == "entity";

    public bool IsProperty => this.Kind == "property";
}
