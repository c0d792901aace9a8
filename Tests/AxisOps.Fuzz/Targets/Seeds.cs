using System.Text;

namespace AxisOps.Fuzz.Targets;

/// <summary>Picks recorded answers to start from. Small ones: a fuzzer learns little from a large one and slowly.</summary>
internal static class Seeds
{
    private const int MaxBytes = 12 * 1024;

    private const int CutBytes = 3 * 1024;

    /// <summary>Gives recorded answers by the begin and end of their names; large ones are left out.</summary>
    public static IEnumerable<byte[]> Whole(string fixtures, params string[] patterns) =>
        Matching(fixtures, patterns).Where(body => body.Length <= MaxBytes);

    /// <summary>Gives recorded answers that consist of lines; of large ones the begin.</summary>
    public static IEnumerable<byte[]> Lines(string fixtures, params string[] patterns) =>
        Matching(fixtures, patterns).Select(body => body.Length <= MaxBytes ? body : body[..CutBytes]);

    /// <summary>Gives texts.</summary>
    public static IEnumerable<byte[]> Texts(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<byte[]> Matching(string fixtures, string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(fixtures, pattern, SearchOption.AllDirectories))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllBytes)
        .DistinctBy(Convert.ToBase64String);
}
