namespace AxisOps.Simulator.Profiles;

/// <summary>What a profile says of itself: how near it is to a real unit, and of every answer where it is from.</summary>
/// <param name="Name">The profile.</param>
/// <param name="Model">The product number.</param>
/// <param name="Version">The release.</param>
/// <param name="Origin"><c>recorded</c>, <c>composed</c> or <c>inferred</c>.</param>
/// <param name="Notes">What is recorded of this very model and release, and what the rest is inferred from.</param>
/// <param name="Recorded">How many of the answers are recorded, here or on the nearest unit.</param>
/// <param name="Inferred">How many are not.</param>
/// <param name="Answers">The answers, by path.</param>
internal sealed record ProfileSummary(
    string Name,
    string Model,
    string Version,
    string Origin,
    IReadOnlyList<string> Notes,
    int Recorded,
    int Inferred,
    IReadOnlyList<AnswerSummary> Answers)
{
    private const string IsRecorded = "recorded";

    /// <summary>Sums a profile up: its pages, its parameter list with each layer upon it, and its endpoints.</summary>
    public static ProfileSummary Of(DeviceProfile profile)
    {
        var document = profile.Document;
        AnswerSummary[] answers = [.. Parameters(document.Parameters), .. Pages(profile), .. Endpoints(profile)];
        var recorded = answers.Count(answer => answer.Origin == IsRecorded);
        return new(document.Name, document.Model, document.Version, document.Origin, document.Notes, recorded, answers.Length - recorded, answers);
    }

    private static IEnumerable<AnswerSummary> Parameters(ParametersDocument parameters) => parameters.Layers
        .Select(layer => new AnswerSummary("parameters", layer.Key, layer.Value.Origin, layer.Value.Source, layer.Value.File))
        .Prepend(new("parameters", "list", parameters.Origin, parameters.Source, parameters.File));

    private static IEnumerable<AnswerSummary> Pages(DeviceProfile profile) =>
        profile.Pages.Select(page => Of("page", page.Key, page.Value)).OrderBy(page => page.Answer, StringComparer.Ordinal);

    private static IEnumerable<AnswerSummary> Endpoints(DeviceProfile profile) => profile.Endpoints
        .Where(endpoint => !endpoint.Value.Document.Aliases.ContainsKey(endpoint.Key))
        .OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)
        .SelectMany(endpoint => endpoint.Value.Answers.Select(answer => Of(endpoint.Key, answer.Key, answer.Value)));

    private static AnswerSummary Of(string path, string name, Answer answer) =>
        new(path, name, answer.Document.Origin, answer.Document.Source, answer.Document.File);
}
