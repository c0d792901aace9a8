using AxisOps.Simulator.Rest;

namespace AxisOps.Simulator.Profiles;

/// <summary>One path of a device: which code answers it, in which dialect, and with which bodies.</summary>
internal sealed record EndpointDocument
{
    public required string Handler { get; init; }

    public string[]? HttpMethods { get; init; }

    public string Access { get; init; } = "admin";

    public string? Errors { get; init; }

    public string? ApiVersion { get; init; }

    public int[] MajorVersions { get; init; } = [];

    public bool EchoMethod { get; init; } = true;

    /// <summary>Gets the generation's manner, for the endpoint's code to follow; null where there is only one.</summary>
    public string? Variant { get; init; }

    public string? Keystore { get; init; }

    /// <summary>Gets the values a unit's parameters must have for it to have the path at all.</summary>
    public Dictionary<string, string> Needs { get; init; } = [];

    /// <summary>Gets further paths to the same, with the role each needs at least.</summary>
    public Dictionary<string, string> Aliases { get; init; } = [];

    /// <summary>Gets whether error texts begin with a capital letter and end with a full stop.</summary>
    public bool SentenceErrors { get; init; }

    /// <summary>Gets the tree of a device configuration API, for the handlers of that family.</summary>
    public RestNode? Rest { get; init; }

    public Dictionary<string, AnswerDocument> Answers { get; init; } = [];
}
