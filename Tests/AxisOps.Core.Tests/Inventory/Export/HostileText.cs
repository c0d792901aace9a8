using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Inventory.Export;

/// <summary>Text as a malicious device would choose it: pieces that mean something to csv, spreadsheets, JSON, terminals and paths.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "'", "''", "\"", "\"\"", ",", ";", "|", "\t", "\r", "\n", "\r\n", " ", "  ", "\u00A0", "\u3000", "\u200B", "\uFEFF", "\uFF1D", "\uFF0D", "\u2212",
        "\0", "\a", "\u001b[2J", "\u009b31m", "\u007f", "\u202e", "\u2028", "\ud83d\ude00", "\ud800", "\udc00", "\ufffd", "\u2400", "\\", "\\u0041", "{", "}", "[", "]", "<b>", "&", "%0a",
        "../", "C:\\", "=cmd|' /C calc'!A0", "HYPERLINK(\"http://192.0.2.9\")", "null", "x", "P3245-LVE", "Kamera Tür", "0", "1e5", "\u00e9", "#", "sep=;", "\u0000",
    ];

    public static Gen<string> Generator { get; } =
        Gen.Choose(0, 8).SelectMany(count => Gen.Elements(Pieces).ArrayOf(count)).Select(string.Concat);

    public static Arbitrary<string> Texts { get; } = Generator.ToArbitrary();

    public static Arbitrary<string[]> Groups(int size) => Generator.ArrayOf(size).ToArbitrary();
}
