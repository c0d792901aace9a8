using System.Net;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Tests.Discovery.Dns;

public sealed class DnsReaderTests
{
    private static readonly byte[] ResponseHeader = [0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0];

    [Fact]
    public void Read_OfAnAvahiAnswer_GivesEveryRecord()
    {
        DnsMessage message = DnsReader.Read(CapturedPackets.AxisVideo);

        Assert.True(message.IsResponse);
        Assert.True(message.IsPlain);
        Assert.Equal("_axis-video._tcp.local", Assert.Single(message.Questions).Name.ToString());
        Assert.Equal("AXIS P3245-LVE - B8A44F0000A1._axis-video._tcp.local", Assert.IsType<PtrRecord>(message.Answers[0]).Target.ToString());
        Assert.Equal("B8A44F0000A1", Assert.IsType<TxtRecord>(message.Answers[1]).Find("MACAddress"));
        SrvRecord service = Assert.IsType<SrvRecord>(message.Answers[2]);
        Assert.Equal((80, "axis-b8a44f0000a1.local"), (service.Port, service.Target.ToString()));
        Assert.Equal(IPAddress.Parse("fe80::2882:21ff:fe2f:2840"), Assert.IsType<AddressRecord>(message.Answers[3]).Address);
        Assert.Equal(IPAddress.Parse("198.51.100.2"), Assert.IsType<AddressRecord>(message.Answers[4]).Address);
        Assert.Equal(10u, message.Answers[4].TtlSec);
    }

    [Fact]
    public void Read_OfEveryTruncation_RefusesOrStopsBeforeTheMissingRecord()
    {
        for (int length = 0; length < CapturedPackets.Http.Length; length++)
        {
            byte[] cut = CapturedPackets.Http[..length];
            Assert.Throws<DnsFormatException>(() => DnsReader.Read(cut));
        }
    }

    [Fact]
    public void Read_WhenBytesFollowTheMessage_IgnoresThem() =>
        Assert.Equal(5, DnsReader.Read([.. CapturedPackets.AxisVideo, 1, 2, 3]).Answers.Count);

    [Theory]
    [InlineData("C00C")]
    [InlineData("C00D")]
    [InlineData("0161C00C")]
    [InlineData("C100")]
    [InlineData("FFFF")]
    [InlineData("C0")]
    [InlineData("40")]
    [InlineData("80")]
    [InlineData("3F61")]
    [InlineData("0161")]
    [InlineData("")]
    public void Read_WhenNameLoopsPointsForwardsOrEndsEarly_Refuses(string name) =>
        Assert.Throws<DnsFormatException>(() => DnsReader.Read([.. ResponseHeader, .. Convert.FromHexString(name)]));

    [Fact]
    public void Read_WhenTwoPointersPointAtEachOther_Refuses()
    {
        byte[] raw = [0, 13, 0, 1, 0, 0, 0, 0, 0, 4, 0xC0, 0x19, 0xC0, 0x17];
        byte[] packet = [0, 0, 0x84, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, .. raw, 0xC0, 0x17, 0, 12, 0, 1, 0, 0, 0, 0, 0, 0];

        Assert.Throws<DnsFormatException>(() => DnsReader.Read(packet));
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Read_FollowsABoundedNumberOfPointers(int hops, bool accepted)
    {
        // A record of unread type carries the chain: a root name, then pointers that each lead to the one before.
        const int first = 23;
        var chain = new List<byte> { 0 };
        for (int i = 0; i < hops - 1; i++)
        {
            int target = i == 0 ? first : first + 1 + (2 * (i - 1));
            chain.AddRange([(byte)(0xC0 | target >> 8), (byte)target]);
        }

        int last = hops == 1 ? first : first + 1 + (2 * (hops - 2));
        byte[] packet =
        [
            0, 0, 0x84, 0, 0, 0, 0, 2, 0, 0, 0, 0,
            0, 0, 99, 0, 1, 0, 0, 0, 9, (byte)(chain.Count >> 8), (byte)chain.Count, .. chain,
            (byte)(0xC0 | last >> 8), (byte)last, 0, 99, 0, 1, 0, 0, 0, 9, 0, 0,
        ];

        if (accepted)
        {
            Assert.True(DnsReader.Read(packet).Answers[1].Name.IsRoot);
        }
        else
        {
            Assert.Throws<DnsFormatException>(() => DnsReader.Read(packet));
        }
    }

    [Fact]
    public void Read_WhenPointersBuildANameOfMoreThan255Bytes_Refuses()
    {
        string label = new('a', 63);
        byte[] five = [.. Enumerable.Repeat((byte[])[63, .. label.Select(c => (byte)c)], 4).SelectMany(bytes => bytes), 0];

        Assert.Throws<DnsFormatException>(() => DnsReader.Read([.. ResponseHeader, .. five, 0, 99, 0, 1, 0, 0, 0, 9, 0, 0]));
    }

    [Theory]
    [InlineData("00010001000000090003010203")]
    [InlineData("0001000100000009000501020304FF")]
    [InlineData("0010000100000009000205FF")]
    [InlineData("002100010000000900060000000000")]
    [InlineData("000C0001000000090003C00C00")]
    public void Read_WhenDataAndLengthDiffer_Refuses(string record) =>
        Assert.Throws<DnsFormatException>(() => DnsReader.Read([.. ResponseHeader, 0, .. Convert.FromHexString(record)]));

    [Fact]
    public void Read_WhenMoreRecordsAreAnnouncedThanAllowed_Refuses() =>
        Assert.Throws<DnsFormatException>(() => DnsReader.Read([0, 0, 0x84, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[8000]]));

    [Fact]
    public void Read_OfTheLargestMessage_IsRead_AndOfALargerOneIsRefused()
    {
        byte[] head = [.. ResponseHeader, 0, 0, 99, 0, 1, 0, 0, 0, 9];
        byte[] data = new byte[DnsLimits.MessageBytes - head.Length - 2];
        byte[] packet = [.. head, (byte)(data.Length >> 8), (byte)data.Length, .. data];

        Assert.Equal(data.Length, Assert.IsType<RawRecord>(Assert.Single(DnsReader.Read(packet).Answers)).Data.Length);
        Assert.Throws<DnsFormatException>(() => DnsReader.Read([.. packet, 0]));
    }

    [Fact]
    public void Read_OfAnotherClassOrUnknownType_KeepsItRaw()
    {
        DnsMessage message = DnsReader.Read([0, 0, 0x84, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 3, 0, 0, 0, 9, 0, 2, 7, 8, 0, 0, 47, 0x80, 1, 0, 0, 0, 9, 0, 1, 5]);

        RawRecord chaos = Assert.IsType<RawRecord>(message.Answers[0]);
        Assert.Equal((DnsRecordType.A, 3, 2), (chaos.Type, chaos.RawClass, chaos.Data.Length));
        Assert.Equal((DnsRecordType.Nsec, true), (message.Answers[1].Type, message.Answers[1].CacheFlush));
    }

    [Theory]
    [InlineData("sn", "B8A44F0000A1")]
    [InlineData("SN", "B8A44F0000A1")]
    [InlineData("ep", "param,apidisc=x")]
    [InlineData("flag", "")]
    [InlineData("tags", "")]
    [InlineData("missing", null)]
    public void Find_ComparesKeysWithoutCaseAndTakesTheFirst(string key, string? expected)
    {
        TxtRecord text = TxtRecord.Of(DnsName.Root, 10, "=nokey", "Sn=B8A44F0000A1", "sn=other", "ep=param,apidisc=x", "flag", "tags=");

        Assert.Equal(expected, text.Find(key));
    }
}
