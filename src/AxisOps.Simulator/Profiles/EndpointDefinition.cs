namespace AxisOps.Simulator.Profiles;

/// <summary>A loaded endpoint of one profile.</summary>
internal sealed class EndpointDefinition
{
    public required string Path { get; init; }

    public required EndpointDocument Document { get; init; }

    public required Role Access { get; init; }

    public required IReadOnlyDictionary<string, Answer> Answers { get; init; }

    public IReadOnlyDictionary<string, ErrorText> Errors { get; init; } = new Dictionary<string, ErrorText>();

    /// <summary>Gets the lowest role that gets anything at all here; the web server asks for it before the request is read.</summary>
    public Role LowestAccess => this.Answers.Count == 0 ? this.Access : this.Answers.Values.Min(answer => answer.Access);
}
