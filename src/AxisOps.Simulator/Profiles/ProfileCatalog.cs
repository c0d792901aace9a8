using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Profiles;

/// <summary>Loads profiles from the data folder: each sub-folder with a <c>profile.json</c> is one.</summary>
internal sealed class ProfileCatalog(string dataFolder)
{
    private const string WsDiscoveryFiles = "wsdiscovery-";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Lazy<ErrorCatalog> errors = new(() => ErrorCatalog.Load(Path.Combine(dataFolder, "shared", "errors.json")));
    private readonly Lazy<Dictionary<string, TemplateDocument>> templates = new(() =>
        Read<Dictionary<string, TemplateDocument>>(new ProfileReader(dataFolder).Read("shared/parameter-templates"), "parameter-templates"));

    private readonly ProfileReader reader = new(dataFolder);
    private readonly Lazy<IReadOnlyDictionary<string, AnswerTemplate>> wsDiscovery = new(() => Messages(Path.Combine(dataFolder, "shared")));
    private readonly ConcurrentDictionary<string, DeviceProfile> loaded = new(StringComparer.Ordinal);

    /// <summary>Gets the data folder beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "data");

    public IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateDirectories(dataFolder)
            .Where(folder => File.Exists(Path.Combine(folder, "profile.json")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Gets all names as a fleet deals them out: recorded before composed before inferred ones, in each the newest release first.</summary>
    public IReadOnlyList<string> InTurn => ProfileOrder.Sort(this.Names.Select(this.reader.ReadOwn));

    public DeviceProfile Get(string name) => this.loaded.GetOrAdd(name, this.Load);

    private DeviceProfile Load(string name)
    {
        var folder = dataFolder;
        var document = Read<ProfileDocument>(this.reader.ReadProfile(name), name);
        var identity = new IdentityReplacer(document.Identity);
        return new DeviceProfile
        {
            Document = document,
            Parameters = ParameterTable.Load(folder, document.Parameters, identity),
            Templates = this.templates.Value,
            Pages = Answers(folder, document.Http.Pages, identity, Role.Anonymous),
            UpnpDescription = document.Discovery.Upnp is { } upnp ? Single(folder, upnp.Description) : null,
            UpnpServiceDescription = document.Discovery.Upnp is { } service ? Single(folder, service.ServiceDescription) : null,
            WsDiscoveryMessages = document.Discovery.WsDiscovery is null ? new Dictionary<string, AnswerTemplate>() : this.wsDiscovery.Value,
            Endpoints = this.Endpoints(folder, document, identity),
        };
    }

    private Dictionary<string, EndpointDefinition> Endpoints(string folder, ProfileDocument document, IdentityReplacer identity)
    {
        var all = new Dictionary<string, EndpointDefinition>(StringComparer.Ordinal);
        foreach (var (name, use) in document.Apis)
        {
            var api = Read<ApiDocument>(this.reader.Read("apis/" + name), name);
            foreach (var definition in api.For(use).SelectMany(endpoint => this.Endpoints(folder, endpoint.Key, endpoint.Value, identity)))
            {
                all.Add(definition.Path, definition);
            }
        }

        foreach (var definition in document.Endpoints.SelectMany(endpoint => this.Endpoints(folder, endpoint.Key, endpoint.Value, identity)))
        {
            all[definition.Path] = definition;
        }

        return all;
    }

    private static T Read<T>(JsonObject content, string name) => content.Deserialize<T>(Json) ?? throw new InvalidDataException($"{name} is empty.");

    private static Dictionary<string, AnswerTemplate> Messages(string folder) => Directory.EnumerateFiles(folder, WsDiscoveryFiles + "*.xml").ToDictionary(
        file => Path.GetFileNameWithoutExtension(file)[WsDiscoveryFiles.Length..],
        file => AnswerTemplate.Create(File.ReadAllText(file, Encoding.Latin1)),
        StringComparer.Ordinal);

    private static Answer Single(string folder, AnswerDocument document) =>
        new(Template(folder, document, new IdentityReplacer(new Dictionary<string, string>())), document.ContentType, Role.Anonymous, document);

    private static Dictionary<string, Answer> Answers(
        string folder, Dictionary<string, AnswerDocument> documents, IdentityReplacer identity, Role access) =>
        documents.ToDictionary(
            pair => pair.Key,
            pair => new Answer(
                Template(folder, pair.Value, identity),
                pair.Value.ContentType,
                pair.Value.Access is { } own ? RoleNames.Parse(own) : access,
                pair.Value),
            StringComparer.Ordinal);

    private static AnswerTemplate Template(string folder, AnswerDocument document, IdentityReplacer identity)
    {
        var text = document.File is { } file
            ? File.ReadAllText(Path.Combine(folder, file), Encoding.Latin1)
            : document.Text ?? string.Empty;
        foreach (var (recorded, token) in document.Replace)
        {
            // A recording that no longer holds what the profile says is dynamic is a mistake in the profile.
            text = text.Contains(recorded, StringComparison.Ordinal)
                ? text.Replace(recorded, token, StringComparison.Ordinal)
                : throw new InvalidDataException($"{document.File}: '{recorded}' does not occur.");
        }

        return AnswerTemplate.Create(identity.Apply(text));
    }

    private IEnumerable<EndpointDefinition> Endpoints(string folder, string path, EndpointDocument document, IdentityReplacer identity)
    {
        var access = RoleNames.Parse(document.Access);
        var answers = Answers(folder, document.Answers, identity, access);
        var errors = document.Errors is { } family ? this.errors.Value.Family(family) : new Dictionary<string, ErrorText>();
        return document.Aliases.Prepend(new(path, "anonymous")).Select(alias => new EndpointDefinition
        {
            Path = alias.Key,
            Document = document,
            Access = access,
            Least = RoleNames.Parse(alias.Value),
            Answers = answers,
            Errors = errors,
        });
    }
}
