using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Profiles;

/// <summary>
/// Reads the documents of the data folder. A document may use others, whole profiles too: it is then a JSON merge patch (RFC 7396)
/// over them, but an answer replaces an answer as a whole. Files of an answer are named from the folder of the document it is in.
/// </summary>
internal sealed class ProfileReader(string dataFolder)
{
    private const string Uses = "uses";
    private const string Profile = "profile";
    private const int DeepestUse = 8;

    /// <summary>Reads a profile with what it uses; files are named from the data folder.</summary>
    public JsonObject ReadProfile(string name) => this.ReadMerged($"{name}/{Profile}", 0);

    /// <summary>Reads what a profile says itself, without what it uses.</summary>
    public JsonObject ReadOwn(string name) => this.Read($"{name}/{Profile}");

    /// <summary>Reads one document, such as <c>apis/time</c>; files are named from the data folder.</summary>
    public JsonObject Read(string document)
    {
        var path = Path.Combine(dataFolder, document + ".json");
        var content = JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject ?? throw new InvalidDataException($"{path} holds no object.");
        Anchor(content, document);
        return content;
    }

    private JsonObject ReadMerged(string document, int depth)
    {
        if (depth > DeepestUse)
        {
            throw new InvalidDataException($"{document}: documents use each other more than {DeepestUse} deep.");
        }

        var own = this.Read(document);
        var used = own[Uses] is JsonArray names ? names.Select(name => name!.GetValue<string>()).ToArray() : [];
        own.Remove(Uses);
        var merged = new JsonObject();
        foreach (var name in used)
        {
            Merge(merged, this.ReadMerged(name, depth + 1));
        }

        Merge(merged, own);
        return merged;
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner && !IsBody(inner))
            {
                if (target[name] is not JsonObject below)
                {
                    target[name] = below = [];
                }

                Merge(below, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    /// <summary>Names files from the data folder, and notes with each answer which document it is from.</summary>
    private static void Anchor(JsonNode? node, string document)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Anchor(item, document);
            }
        }
        else if (node is JsonObject content)
        {
            foreach (var name in new[] { "file", "levels" })
            {
                if (content["origin"] is not null && content[name] is JsonValue file && file.GetValueKind() == JsonValueKind.String)
                {
                    content[name] = Resolve(document, file.GetValue<string>());
                }
            }

            foreach (var value in content.Select(member => member.Value).ToArray())
            {
                Anchor(value, document);
            }

            if (IsBody(content) && content["levels"] is null)
            {
                content["from"] = document;
            }
        }
    }

    private static bool IsBody(JsonObject content) => content["origin"] is JsonValue && (content["file"] is JsonValue || content["text"] is JsonValue);

    private static string Resolve(string document, string file)
    {
        var segments = new List<string>(document.Split('/')[..^1]);
        foreach (var segment in file.Split('/'))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count == 0)
            {
                throw new InvalidDataException($"{document}: {file} is outside the data folder.");
            }
            else
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        return string.Join('/', segments);
    }
}
