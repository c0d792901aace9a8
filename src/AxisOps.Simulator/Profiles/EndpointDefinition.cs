namespace AxisOps.Simulator.Profiles;

/// <summary>A loaded endpoint of one profile.</summary>
internal sealed class EndpointDefinition
{
    private const int Unknown = -1;
    private volatile int lowest = Unknown;
    private volatile int highest = Unknown;

    public required string Path { get; init; }

    public required EndpointDocument Document { get; init; }

    public required Role Access { get; init; }

    public required IReadOnlyDictionary<string, Answer> Answers { get; init; }

    public IReadOnlyDictionary<string, ErrorText> Errors { get; init; } = new Dictionary<string, ErrorText>();

    /// <summary>Gets the lowest role that gets anything at all here; the web server asks for it before the request is read.</summary>
    public Role LowestAccess => this.lowest != Unknown ? (Role)this.lowest : (Role)(this.lowest = (int)Max(this.Least, this.Answers.Count == 0 ? this.Access : this.Answers.Values.Min(answer => answer.Access)));

    /// <summary>Gets the highest role that something here needs.</summary>
    public Role HighestAccess => this.highest != Unknown
        ? (Role)this.highest
        : (Role)(this.highest = (int)this.Answers.Values.Select(answer => answer.Access).Aggregate(Max(this.Least, this.Access), Max));

    /// <summary>Gets the role that the path itself needs, whatever is asked: <c>/axis-cgi/admin/...</c>.</summary>
    public Role Least { get; init; }

    private static Role Max(Role one, Role other) => one > other ? one : other;
}
