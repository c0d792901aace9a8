using System.Globalization;

namespace AxisOps.Interop.Tests.Peers;

/// <summary>One request in Apache's access log.</summary>
/// <param name="Port">The port it came in on.</param>
/// <param name="Status">The answer.</param>
/// <param name="UserName">Who was named; null without credentials.</param>
/// <param name="Position">How many requests came before it on its connection.</param>
/// <param name="Path">The path, without the query.</param>
internal sealed record AccessLine(int Port, int Status, string? UserName, int Position, string Path)
{
    public static AccessLine Parse(string line)
    {
        string[] fields = line.Split(' ');
        return new AccessLine(Number(fields[0]), Number(fields[1]), fields[2] == "-" ? null : fields[2], Number(fields[3]), fields[4]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
