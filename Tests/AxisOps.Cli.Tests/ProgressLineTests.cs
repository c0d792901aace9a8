using System.Management.Automation;
using AxisOps.Cli.Hosting;

namespace AxisOps.Cli.Tests;

public sealed class ProgressLineTests
{
    [Fact]
    public void Compose_ShowsActivityPercentStatusAndTimeLeft()
    {
        ProgressRecord record = new(1, "Reading devices", "12 of 30") { PercentComplete = 40, SecondsRemaining = 75 };

        Assert.Equal("Reading devices  40 %  12 of 30  01:15 left", ProgressLine.Compose(record, 80));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2)]
    [InlineData(1)]
    public void Compose_NeverFillsTheLastColumn(int width) =>
        Assert.True(ProgressLine.Compose(new ProgressRecord(1, new string('a', 40), "s\nt"), width).Length <= Math.Max(width - 1, 1));

    [Fact]
    public void Show_OnATerminal_RefreshesOneLineAndErasesItWhenDone()
    {
        StringWriter error = new();
        ConsoleStreams streams = new(new Terminal(true, true, true, false, false), new StringWriter(), error);
        ProgressLine progress = new(streams);

        progress.Show(new ProgressRecord(1, "Reading", "1"), 80);
        progress.Show(new ProgressRecord(2, "child", "1") { ParentActivityId = 1 }, 80);
        progress.Show(new ProgressRecord(1, "Reading", "2") { RecordType = ProgressRecordType.Completed }, 80);

        Assert.Equal("\r\e[KReading  1\r\e[K", error.ToString());
    }

    [Fact]
    public void Show_WhenRedirected_WritesNothing()
    {
        StringWriter output = new();
        StringWriter error = new();
        ProgressLine progress = new(new ConsoleStreams(new Terminal(false, false, false, false, false), output, error));

        progress.Show(new ProgressRecord(1, "Reading", "1"), 80);

        Assert.Equal(string.Empty, output.ToString() + error);
    }
}
