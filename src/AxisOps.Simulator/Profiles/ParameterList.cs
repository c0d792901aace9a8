using System.Text;

namespace AxisOps.Simulator.Profiles;

/// <summary>A parameter list in the making: a recorded one, then the layers of a profile upon it.</summary>
internal sealed class ParameterList
{
    private readonly List<KeyValuePair<string, string>> lines = [];

    public IReadOnlyList<KeyValuePair<string, string>> Lines => this.lines;

    /// <summary>Reads the lines of a recorded list; names lose <c>root.</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string path)
    {
        foreach (var line in File.ReadAllText(path, Encoding.Latin1).Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                var name = line[..equals];
                yield return new(name.StartsWith("root.", StringComparison.Ordinal) ? name["root.".Length..] : name, line[(equals + 1)..]);
            }
        }
    }

    /// <summary>Adds a line at the end, in the order of the recording.</summary>
    public void Append(string name, string value) => this.lines.Add(new(name, value));

    /// <summary>Removes a parameter, or a group with all that is in it.</summary>
    /// <exception cref="InvalidDataException">There is none of the name: a mistake in the profile.</exception>
    public void Remove(string name)
    {
        if (this.lines.RemoveAll(line => line.Key == name || line.Key.StartsWith(name + ".", StringComparison.Ordinal)) == 0)
        {
            throw new InvalidDataException($"There is no parameter or group '{name}' to remove.");
        }
    }

    /// <summary>Replaces the parameter of the name; a new one goes behind those it has most of its name in common with.</summary>
    public void Set(string name, string value)
    {
        var index = this.lines.FindIndex(line => line.Key == name);
        if (index >= 0)
        {
            this.lines[index] = new(name, value);
            return;
        }

        for (var group = Parent(name); group.Length > 0; group = Parent(group))
        {
            var last = this.lines.FindLastIndex(line => line.Key.StartsWith(group + ".", StringComparison.Ordinal));
            if (last >= 0)
            {
                this.lines.Insert(last + 1, new(name, value));
                return;
            }
        }

        var next = this.lines.FindIndex(line => string.CompareOrdinal(line.Key, name) > 0);
        this.lines.Insert(next < 0 ? this.lines.Count : next, new(name, value));
    }

    private static string Parent(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : string.Empty;
}
