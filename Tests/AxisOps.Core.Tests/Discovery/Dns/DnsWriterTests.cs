using System.Net;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Tests.Discovery.Dns;

public sealed class DnsWriterTests
{
    [Fact]
    public void Write_OfWhatWasRead_IsReadAgainTheSame()
    {
        DnsMessage message = DnsReader.Read(CapturedPackets.Http);

        DnsMessage again = DnsReader.Read(DnsWriter.Write(message));

        Assert.Equal((message.Id, message.Flags), (again.Id, again.Flags));
        Assert.Equal(message.Questions, again.Questions);
        Assert.Equal(message.Answers.Select(Describe), again.Answers.Select(Describe));
    }

    [Fact]
    public void Write_CompressesNames_AsTightAsAvahi() =>
        Assert.True(DnsWriter.Write(DnsReader.Read(CapturedPackets.Http)).Length <= CapturedPackets.Http.Length);

    [Fact]
    public void Write_KeepsFlagsOfQuestionAndRecord()
    {
        DnsName name = DnsName.Parse("axis-b8a44f0000a1.local");
        var message = new DnsMessage
        {
            Questions = [new DnsQuestion(name, DnsRecordType.Any, true)],
            Authorities = [new AddressRecord(name, 120, IPAddress.Parse("192.0.2.7")) { CacheFlush = true }],
            Additionals = [new RawRecord(name, 5, (DnsRecordType)99, 1, new byte[] { 1, 2 })],
        };

        DnsMessage again = DnsReader.Read(DnsWriter.Write(message));

        Assert.True(Assert.Single(again.Questions).UnicastResponse);
        Assert.True(Assert.Single(again.Authorities).CacheFlush);
        Assert.Equal([1, 2], Assert.IsType<RawRecord>(Assert.Single(again.Additionals)).Data.ToArray());
    }

    [Fact]
    public void Write_WhenTheMessageDoesNotFit_Refuses()
    {
        var message = new DnsMessage { Answers = [new RawRecord(DnsName.Root, 5, (DnsRecordType)99, 1, new byte[9000])] };

        Assert.Throws<DnsFormatException>(() => DnsWriter.Write(message));
    }

    [Fact]
    public void Write_OfManyNames_ReadsBack()
    {
        PtrRecord[] many = [.. Enumerable.Range(0, 100).Select(i => new PtrRecord(DnsName.Parse($"type{i}.local"), 9, DnsName.Parse($"{new string('x', 40)}{i}.type{i}.local")))];

        DnsMessage again = DnsReader.Read(DnsWriter.Write(new DnsMessage { Answers = many }));

        Assert.Equal(many.Select(record => record.Target), again.Answers.Cast<PtrRecord>().Select(record => record.Target));
    }

    private static string Describe(DnsRecord record) => $"{record.Name} {record.Type} {record.TtlSec} {record.CacheFlush} " + record switch
    {
        PtrRecord pointer => pointer.Target.ToString(),
        SrvRecord service => $"{service.Priority} {service.Weight} {service.Port} {service.Target}",
        TxtRecord text => string.Join('|', text.Strings.Select(bytes => Convert.ToHexString(bytes.Span))),
        AddressRecord address => address.Address.ToString(),
        RawRecord raw => Convert.ToHexString(raw.Data.Span),
        _ => "?",
    };
}
