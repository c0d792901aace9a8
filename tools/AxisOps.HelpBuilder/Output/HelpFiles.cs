using System.Text;

namespace AxisOps.HelpBuilder.Output;

/// <summary>The help files as they should be, against the folder as it is.</summary>
internal sealed class HelpFiles(string folder)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    public void Add(string name, string text) => files.Add(name, text);

    public IEnumerable<string> Compare() => files
        .Where(file => !IsCurrent(file.Key, file.Value))
        .Select(file => $"{Shown(file.Key)}: out of date; run 'dotnet run --project tools/AxisOps.HelpBuilder'.")
        .Concat(Strangers().Select(name => $"{Shown(name)}: nothing in docs makes this file."));

    public void Write()
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in files.Where(file => !IsCurrent(file.Key, file.Value)))
        {
            File.WriteAllText(Path.Combine(folder, name), text, Encoding);
        }

        foreach (string name in Strangers())
        {
            File.Delete(Path.Combine(folder, name));
        }
    }

    private bool IsCurrent(string name, string text)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text;
    }

    private IEnumerable<string> Strangers() => Directory.Exists(folder)
        ? Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(name => !files.ContainsKey(name)
            && (name.EndsWith("-Help.xml", StringComparison.Ordinal) || name.EndsWith(".help.txt", StringComparison.Ordinal))).Order(StringComparer.Ordinal)
        : [];

    private string Shown(string name) => $"{new DirectoryInfo(folder).Name}/{name}";
}
