using AxisOps.Core.Inventory.Export;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Inventory.Export;

public sealed class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\u00A0\u3000=1+1", "'\u00A0\u3000=1+1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("\uFF20x", "'\uFF20x")]
    [InlineData("\"=1+1", "'\"=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("a;=1+1", "a;'=1+1")]
    [InlineData("a; -x; b", "a;' -x; b")]
    [InlineData("a\n@b", "a\n'@b")]
    [InlineData("\t=x", "\t'=x")]
    public void Protect_WhereACellCouldBeAFormula_PutsAnApostropheBeforeIt(string text, string expected)
    {
        Assert.Equal(expected, SpreadsheetText.Protect(text));
        Assert.Equal(text, SpreadsheetText.Unprotect(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P3245-LVE")]
    [InlineData("'quoted'")]
    [InlineData("it's = fine")]
    [InlineData("a, -b")]
    public void Protect_WhereNoCellCouldBeAFormula_ChangesNothing(string text)
    {
        Assert.Equal(text, SpreadsheetText.Protect(text));
        Assert.Equal(text, SpreadsheetText.Unprotect(text));
    }

    [Fact]
    public void Unprotect_AfterProtect_GivesEveryTextBack() =>
        Prop.ForAll(HostileText.Texts, text => SpreadsheetText.Unprotect(SpreadsheetText.Protect(text)) == text)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Protect_OfAnyText_LeavesNoCellThatIsAFormula() =>
        Prop.ForAll(HostileText.Texts, text => !SpreadsheetText.Protect(SpreadsheetText.Show(text)).Split(';', '\n').Any(IsFormula))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Show_OfAnyText_LeavesNoControlCharacterButLineFeed() =>
        Prop.ForAll(HostileText.Texts, text => !SpreadsheetText.Show(text).Any(c => char.IsControl(c) && c != '\n') && Again(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Theory]
    [InlineData("\u001b[31mred", "\u241b[31mred")]
    [InlineData("a\r\nb\rc\u007f", "a\nb\u240dc\u2421")]
    [InlineData("\u009b31m\u202egnp.exe", "\uFFFD31m\uFFFDgnp.exe")]
    public void Show_NamesTheControlCharacter(string text, string expected) => Assert.Equal(expected, SpreadsheetText.Show(text));

    private static bool Again(string text) => SpreadsheetText.Show(SpreadsheetText.Show(text)) == SpreadsheetText.Show(text);

    private static bool IsFormula(string cell) => cell.Trim().TrimStart('"', ' ') is [var first, ..] && "=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212".Contains(first, StringComparison.Ordinal);
}
