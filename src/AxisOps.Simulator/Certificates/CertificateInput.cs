using System.Text.Json;

namespace AxisOps.Simulator.Certificates;

/// <summary>The members of a cert v1 request. A null counts as left out: on a device all are there and may be null (API description of 12.11).</summary>
internal sealed class CertificateInput
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);

    public CertificateInput(JsonElement data, params string[] known)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("The data is not of type object");
        }

        foreach (var member in data.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw Wrong($"\"{(member.Name.Length > 80 ? member.Name[..80] : member.Name)}\" is not allowed");
            }

            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                this.members[member.Name] = member.Value;
            }
        }
    }

    public string Required(string name) => this.Text(name) ?? throw Wrong($"\"{name}\" is required");

    public string? Text(string name) => !this.members.TryGetValue(name, out var value)
        ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong($"\"{name}\" is not of type string");

    public IReadOnlyList<string>? Texts(string name)
    {
        if (!this.members.TryGetValue(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Wrong($"\"{name}\" is no list of strings");
    }

    public DateTimeOffset? Time(string name)
    {
        if (!this.members.TryGetValue(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw Wrong($"\"{name}\" is no time");
    }

    private static CertificateException Wrong(string message) => new(CertificateProblem.Value, message);
}
