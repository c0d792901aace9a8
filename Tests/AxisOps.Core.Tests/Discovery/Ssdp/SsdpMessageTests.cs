using System.Text;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Ssdp;

public sealed class SsdpMessageTests
{
    [Fact]
    public void Read_UnderstandsARecordedAnswer()
    {
        SsdpMessage message = SsdpMessage.Read(Answers.Recorded("fantasticfiasco-axis/ssdp-msearch-reply-m1014.txt"))!;

        Assert.True(message.IsAnswer);
        Assert.Equal(SsdpName.Service, message.Target);
        Assert.Equal("http://192.168.1.102:45895/rootdesc1.xml", message.Find("location"));
        Assert.Equal("ACCC8E270AD8", SsdpName.SerialOf(message.Find("USN")));
        Assert.Null(message.Find("EXT"));
    }

    [Fact]
    public void Read_UnderstandsARecordedAnnouncement()
    {
        SsdpMessage message = SsdpMessage.Read(Answers.Recorded("misc-discovery/ssdp-notify-alive-00408C184D0E.txt"))!;

        Assert.False(message.IsAnswer);
        Assert.False(message.IsGoodbye);
        Assert.Equal(SsdpName.Service, message.Target);
        Assert.Equal("00408C184D0E", SsdpName.SerialOf(message.Find("USN")));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nST:x\nusn:   y  ")]
    [InlineData("HTTP/1.0 200 OK\r\nST: x\r\nUSN: y\r\n\r\n")]
    [InlineData("HTTP/1.1 200\r\nusn:y\r\nSt:\tx\r\nUSN: other\r\n\r\nUSN: body")]
    [InlineData("HTTP/1.1 200 OK\r\n: nameless\r\nno colon\r\n folded: z\r\nST: x\r\nUSN: y")]
    public void Read_IsLenient(string text)
    {
        SsdpMessage message = Read(text)!;

        Assert.Equal(("x", "y"), (message.Target, message.Find("USN")));
        Assert.Null(message.Find("folded"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 404 Not Found\r\nST: x\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\nST: x\r\n\r\n")]
    [InlineData("HTTP/2")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nST: x\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nST: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nSERVER: \u001b]0;title\u0007\r\nST: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nUSN: a\0b\r\nST: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nUSN: a\rLOCATION: b\r\nST: x\r\n\r\n")]
    public void Read_RefusesWhatIsNoAnswerOrSteersATerminal(string text) => Assert.Null(Read(text));

    [Fact]
    public void Read_IsBounded()
    {
        Assert.Null(Read("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 65).Select(i => $"X-{i}: 1\r\n")) + "\r\n"));
        Assert.Null(Read("HTTP/1.1 200 OK\r\nUSN: " + new string('a', 1024) + "\r\n\r\n"));
        Assert.Null(Read("HTTP/1.1 200 OK\r\n\r\n" + new string('a', SsdpMessage.MaxBytes)));
    }

    [Fact]
    public void Read_OfWhatIsCutOffOrChanged_ThrowsNothing()
    {
        byte[] whole = Answers.Recorded("fantasticfiasco-axis/ssdp-msearch-reply-m1014.txt");
        var random = new Random(1900);
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] part = whole[..length];
            Assert.True(SsdpMessage.Read(part) is null or { IsAnswer: true });
            byte[] changed = [.. whole];
            changed[length] = (byte)random.Next(256);
            string? serial = SsdpName.SerialOf(SsdpMessage.Read(changed)?.Find("USN"));
            Assert.True(serial is null or { Length: 12 });
        }
    }

    [Theory]
    [InlineData("uuid:Upnp-BasicDevice-1_0-ACCC8E270AD8", "ACCC8E270AD8")]
    [InlineData("uuid:Upnp-BasicDevice-1_0-accc8e270ad8::upnp:rootdevice", "ACCC8E270AD8")]
    [InlineData("UUID:upnp-basicdevice-1_0-accc8e270ad8", "ACCC8E270AD8")]
    [InlineData("uuid:Upnp-BasicDevice-1_0-ACCC8E270AD8FF", null)]
    [InlineData("uuid:Upnp-BasicDevice-1_0-ACCC8E270AD", null)]
    [InlineData("uuid:Upnp-BasicDevice-1_0-ACCC8E270AG8", null)]
    [InlineData("uuid:2f402f80-da50-11e1-9b23-ACCC8E270AD8", null)]
    [InlineData("::::", null)]
    [InlineData(null, null)]
    public void SerialOf_ReadsTheNameOfAxisDevicesOnly(string? name, string? expected) => Assert.Equal(expected, SsdpName.SerialOf(name));

    private static SsdpMessage? Read(string text) => SsdpMessage.Read(Encoding.UTF8.GetBytes(text));
}
