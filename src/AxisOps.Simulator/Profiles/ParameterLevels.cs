using System.Xml.Linq;

namespace AxisOps.Simulator.Profiles;

/// <summary>Security levels of parameters: those of a recorded definition list, or of a table of patterns.</summary>
internal sealed class ParameterLevels
{
    private readonly Dictionary<string, SecurityLevel> byPattern = new(StringComparer.Ordinal);

    public static ParameterLevels Load(string path)
    {
        var levels = new ParameterLevels();
        if (path.EndsWith(".xml", StringComparison.Ordinal))
        {
            foreach (var (name, parameter) in ParameterDefinitionSet.Walk(XDocument.Load(path)))
            {
                var level = new SecurityLevel(parameter.Attribute("securityLevel")!.Value);
                levels.byPattern[name] = level;
                levels.byPattern.TryAdd(ParameterName.Generalize(name), level);
            }

            return levels;
        }

        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            levels.byPattern[line[..tab]] = new SecurityLevel(line[(tab + 1)..]);
        }

        return levels;
    }

    /// <summary>The level of the longest pattern that covers the name; administrators only where nothing is known.</summary>
    public SecurityLevel For(string name)
    {
        for (var prefix = name; ;)
        {
            if (this.byPattern.TryGetValue(prefix, out var level) || this.byPattern.TryGetValue(ParameterName.Generalize(prefix), out level))
            {
                return level;
            }

            var dot = prefix.LastIndexOf('.');
            if (dot < 0)
            {
                return SecurityLevel.Unknown;
            }

            prefix = prefix[..dot];
        }
    }
}
