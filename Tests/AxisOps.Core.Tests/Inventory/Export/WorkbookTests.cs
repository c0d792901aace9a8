using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Inventory.Export.Workbook;
using AxisOps.Core.Tests.Store;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Inventory.Export;

/// <summary>Reads workbooks as the zip of XML parts that they are.</summary>
public sealed class WorkbookTests : IDisposable
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly string[] Sheets = ["Devices", "Applications", "Certificates", "Facts not read"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Workbook_HasASheetForEachKindOfRow_WithHeadingsThatStayAndFilter()
    {
        using ZipArchive zip = Write(SampleDevices.Full(), SampleDevices.Failed());
        Assert.Equal(Sheets, Part(zip, "xl/workbook.xml").Descendants(Main + "sheet").Select(sheet => (string)sheet.Attribute("name")!));
        foreach (int number in Enumerable.Range(1, Sheets.Length))
        {
            XElement sheet = Part(zip, $"xl/worksheets/sheet{number}.xml");
            XElement pane = sheet.Descendants(Main + "pane").Single();
            Assert.Equal(("1", "frozen"), ((string?)pane.Attribute("ySplit"), (string?)pane.Attribute("state")));
            Assert.StartsWith("A1:", (string?)sheet.Element(Main + "autoFilter")!.Attribute("ref"), StringComparison.Ordinal);
        }

        Assert.Equal(InventoryColumns.All.Select(column => column.Name), Rows(zip, 1)[0].Select(cell => cell.Text));
        Assert.Equal([3, 3, 2, 2], Enumerable.Range(1, Sheets.Length).Select(number => Rows(zip, number).Count));
    }

    [Fact]
    public void Cells_AreNumbersBooleansDatesAndText_AndNeverFormulas()
    {
        AxisDevice device = SampleDevices.Full();
        using ZipArchive zip = Write(device);
        Dictionary<string, Cell> cells = Named(zip, 1);

        Assert.Equal((string.Empty, "8443"), (cells["HttpsPort"].Type, cells["HttpsPort"].Text));
        Assert.Equal("-12.5", cells["ClockOffsetSeconds"].Text);
        Assert.Equal(("b", "1"), (cells["TimeSynchronized"].Type, cells["TimeSynchronized"].Text));
        Assert.Equal(device.ReadAt.UtcDateTime, DateTime.FromOADate(double.Parse(cells["ReadAt"].Text, CultureInfo.InvariantCulture)), TimeSpan.FromSeconds(1));
        Assert.NotEqual(string.Empty, cells["ReadAt"].Style);
        Assert.Equal("12.11.77", cells["OsVersion"].Text);
        Assert.Contains(cells["OsVersion"].Type, new[] { "s", "inlineStr", "str" });
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && Part(zip, entry.FullName).Descendants(Main + "f").Any());
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("@SUM(1)")]
    [InlineData("_x0041_ stays")]
    [InlineData("<b>&amp;\"quoted\"</b>")]
    public void Text_OfADevice_StandsAsItIs(string text)
    {
        using ZipArchive zip = Write(Like(text));
        Assert.Equal(text, Named(zip, 1)["HostName"].Text.Replace("_x005F_", "_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\u0000b\u001b[31mc", "a\u2400b\u241b[31mc")]
    [InlineData("no \uffff character", "no \ufffd character")]
    public void Text_ThatXmlCannotHold_IsShown(string text, string shown)
    {
        using ZipArchive zip = Write(Like(text));
        Assert.Equal(shown, Named(zip, 1)["HostName"].Text);
    }

    [Fact]
    public void Text_WithHalfAPair_HasAMarkInItsPlace()
    {
        // Not a case of the theory above: metadata is UTF-8, and has no place for it.
        using ZipArchive zip = Write(Like("lone \ud800 half"));
        Assert.Equal("lone \ufffd half", Named(zip, 1)["HostName"].Text);
    }

    [Fact]
    public void Text_LongerThanACellHolds_IsCut()
    {
        using ZipArchive zip = Write(Like(new string('x', 40_000)));
        Assert.InRange(Named(zip, 1)["HostName"].Text.Length, 32_000, 32_767);
    }

    [Fact]
    public void Moment_BeforeTheFirstDayOfSpreadsheets_IsText()
    {
        AxisDevice device = new()
        {
            Address = "192.0.2.9",
            ReadAt = new DateTimeOffset(1899, 12, 31, 0, 0, 0, TimeSpan.Zero),
        };
        using ZipArchive zip = Write(device);
        Assert.Equal("1899-12-31T00:00:00Z", Named(zip, 1)["ReadAt"].Text);
    }

    [Fact]
    public void Rows_ThatASheetHasNoRoomFor_AreCounted()
    {
        using var spool = new SheetSpool(new MemoryStream(), InventoryColumns.All.Count, maxRows: 2);
        foreach (int number in Enumerable.Range(1, 5))
        {
            spool.Add(InventoryColumns.All, Like($"host-{number}"));
        }

        Assert.Equal((2, 3L), (spool.Count, spool.LeftOut));
        Assert.Equal(2, spool.Rows().Count());
    }

    [Fact]
    public void Workbooks_OfTheSameDevices_HaveTheSameContent()
    {
        using ZipArchive first = Write(SampleDevices.Full(), SampleDevices.Failed());
        using ZipArchive second = Write(SampleDevices.Full(), SampleDevices.Failed());
        foreach (int number in Enumerable.Range(1, Sheets.Length))
        {
            Assert.True(XNode.DeepEquals(Part(first, $"xl/worksheets/sheet{number}.xml"), Part(second, $"xl/worksheets/sheet{number}.xml")));
        }
    }

    [Fact]
    public void Writer_ThatIsGivenUp_LeavesNothingBehind()
    {
        string path = folder.File("fleet.xlsx");
        using (var writer = InventoryWriter.Create(path, InventoryFormat.Xlsx, noClobber: false, new FakeTimeProvider(SampleDevices.Noon)))
        {
            writer.Write(SampleDevices.Full());
        }

        Assert.Empty(Directory.GetFileSystemEntries(System.IO.Path.GetDirectoryName(path)!));
    }

    private static AxisDevice Like(string hostName) => new()
    {
        Address = "192.0.2.9",
        SerialNumber = "B8A44F000009",
        Model = "P3245-LVE",
        HostName = hostName,
        ReadAt = SampleDevices.Noon,
    };

    private static XElement Part(ZipArchive zip, string name)
    {
        using Stream stream = zip.GetEntry(name)!.Open();
        return XElement.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static Dictionary<string, Cell> Named(ZipArchive zip, int number)
    {
        List<List<Cell>> rows = Rows(zip, number);
        var headings = rows[0].ToDictionary(cell => cell.Column, cell => cell.Text);
        return rows[1].ToDictionary(cell => headings[cell.Column]);
    }

    private static List<List<Cell>> Rows(ZipArchive zip, int number)
    {
        string[] shared = zip.GetEntry("xl/sharedStrings.xml") is null
            ? []
            : [.. Part(zip, "xl/sharedStrings.xml").Elements(Main + "si").Select(item => string.Concat(item.Descendants(Main + "t").Select(text => text.Value)))];
        return [.. Part(zip, $"xl/worksheets/sheet{number}.xml").Descendants(Main + "row").Select(row => row.Elements(Main + "c").Select((cell, index) => Read(cell, index, shared)).ToList())];
    }

    private static Cell Read(XElement cell, int index, string[] shared)
    {
        string type = (string?)cell.Attribute("t") ?? string.Empty;
        string value = type == "inlineStr" ? string.Concat(cell.Descendants(Main + "t").Select(text => text.Value)) : cell.Element(Main + "v")?.Value ?? string.Empty;
        string text = type == "s" ? shared[int.Parse(value, CultureInfo.InvariantCulture)] : value;
        string column = ((string?)cell.Attribute("r"))?.TrimEnd("0123456789".ToCharArray()) ?? index.ToString(CultureInfo.InvariantCulture);
        return new Cell(column, type, text, (string?)cell.Attribute("s") ?? string.Empty);
    }

    private ZipArchive Write(params AxisDevice[] devices)
    {
        string path = folder.File($"{Guid.NewGuid():N}.xlsx");
        using (var writer = InventoryWriter.Create(path, InventoryFormat.Xlsx, noClobber: true, new FakeTimeProvider(SampleDevices.Noon)))
        {
            foreach (AxisDevice device in devices)
            {
                writer.Write(device);
            }

            writer.Complete();
        }

        return ZipFile.OpenRead(path);
    }

    private sealed record Cell(string Column, string Type, string Text, string Style);
}
