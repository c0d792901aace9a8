using System.Xml.Linq;

namespace AxisOps.Simulator.Profiles;

/// <summary>
/// Read levels of parameters: the third digit of the security level of a recorded definition list, or of a table of patterns.
/// </summary>
internal sealed class ParameterLevels
{
    private readonly Dictionary<string, Role> byPattern = new(StringComparer.Ordinal);

    public static ParameterLevels Load(string path)
    {
        var levels = new ParameterLevels();
        if (path.EndsWith(".xml", StringComparison.Ordinal))
        {
            var root = XDocument.Load(path).Root!;
            levels.Walk(root.Elements().First(element => element.Name.LocalName == "group"), string.Empty);
            return levels;
        }

        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            levels.byPattern[line[..tab]] = ReadLevel(line[(tab + 1)..]);
        }

        return levels;
    }

    /// <summary>The level of the longest pattern that covers the name; administrators only where nothing is known.</summary>
    public Role For(string name)
    {
        for (var prefix = name; ;)
        {
            if (this.byPattern.TryGetValue(prefix, out var level) || this.byPattern.TryGetValue(Generalize(prefix), out level))
            {
                return level;
            }

            var dot = prefix.LastIndexOf('.');
            if (dot < 0)
            {
                return Role.Administrator;
            }

            prefix = prefix[..dot];
        }
    }

    private static Role ReadLevel(string digits) => digits[2] switch
    {
        '0' or '1' => Role.Viewer, // level 0 still needs a viewer login from outside (API doc, parameter management)
        '2' or '3' or '4' => Role.Operator,
        '5' or '6' => Role.Administrator,
        _ => Role.Internal,
    };

    private static string Generalize(string name)
    {
        var segments = name.Split('.');
        for (var index = 1; index < segments.Length - 1; index++)
        {
            var segment = segments[index];
            var letters = segment.TakeWhile(char.IsAsciiLetterUpper).Count();
            if (letters > 0 && letters < segment.Length && segment.Skip(letters).All(char.IsAsciiDigit))
            {
                segments[index] = "*";
            }
        }

        return string.Join('.', segments);
    }

    private void Walk(XElement group, string prefix)
    {
        foreach (var child in group.Elements())
        {
            var name = prefix + child.Attribute("name")?.Value;
            if (child.Name.LocalName == "group")
            {
                this.Walk(child, name + ".");
            }
            else if (child.Attribute("securityLevel") is { } level)
            {
                this.byPattern[name] = ReadLevel(level.Value);
            }
        }
    }
}
