using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>Every recorded answer of an interface the engine reads goes through its parser: a success is read, an error is a clean error.</summary>
public sealed class RecordedAnswerTests
{
    public static TheoryData<string> Files => [.. RecordedAnswer.All.Where(answer => RecordedParser.For(answer) is not null).Select(answer => answer.File)];

    public static TheoryData<string> Structures => [.. RecordedAnswer.All
        .Where(answer => answer.Status == 200 && System.IO.Path.GetExtension(answer.File) is ".json" or ".xml" && RecordedParser.For(answer) is not null)
        .Select(answer => answer.File)];

    public static TheoryData<string> Lists => [.. RecordedAnswer.All
        .Where(answer => answer.Status == 200 && Counts.Any(line => line.Reader == ReaderOf(answer).Name))
        .Select(answer => answer.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_OfARecordedAnswer_ReadsItOrTellsTheDevicesError(string file)
    {
        RecordedAnswer answer = RecordedAnswer.Of(file);
        Func<DeviceReply, object?> parse = RecordedParser.For(answer)!;
        if (IsError(answer))
        {
            DeviceException error = Assert.Throws<DeviceException>(() => parse(answer.Reply()));
            Assert.NotEqual(DeviceErrorKind.Protocol, error.Kind);
        }
        else
        {
            object? read = parse(answer.Reply());
            Assert.True(read is not null || answer.Path.StartsWith("/config/rest/", StringComparison.Ordinal));
            (read as IReadOnlyList<StoredCertificate>)?.ToList().ForEach(certificate => certificate.Dispose());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_OfATruncatedAnswer_EndsInAResultOrACleanError(string file)
    {
        RecordedAnswer answer = RecordedAnswer.Of(file);
        Func<DeviceReply, object?> parse = RecordedParser.For(answer)!;
        byte[] body = answer.Body;
        for (int length = 0; length < body.Length; length += Math.Max(1, body.Length / 23))
        {
            Attempt(parse, answer.Reply(body[..length]));
        }
    }

    [Theory]
    [MemberData(nameof(Structures))]
    public void Parse_OfATruncatedStructure_IsAProtocolError(string file)
    {
        RecordedAnswer answer = RecordedAnswer.Of(file);
        byte[] whole = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).TrimEnd());
        DeviceException error = Assert.Throws<DeviceException>(() => RecordedParser.For(answer)!(answer.Reply(whole[..^1])));
        Assert.Equal(DeviceErrorKind.Protocol, error.Kind);
    }

    [Fact]
    public void Recordings_AreReadByExactlyOneReaderEach()
    {
        Assert.True(RecordedAnswer.All.Count >= 179);
        foreach (RecordedAnswer answer in RecordedAnswer.All)
        {
            string[] readers = [.. RecordedReaders.All.Where(reader => reader.Takes(answer)).Select(reader => reader.Name)];
            Assert.True(readers.Length == 1, $"{answer} ({answer.Method} {answer.Url}) is read by {readers.Length} readers: {string.Join(", ", readers)}");
        }
    }

    [Fact]
    public void Recordings_LeftToOtherTests_AreThoseOfDiscovery() => Assert.Equal(
        ["SSDP", "UPnP description", "WS-Discovery", "mDNS"],
        RecordedReaders.All.Where(reader => reader.Read is null).Select(reader => reader.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Recordings_OnDisk_AreAllInTheIndex() => Assert.Equal(
        Directory.EnumerateFiles(Repository.Fixtures, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Repository.Fixtures, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("INDEX.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
        RecordedAnswer.All.Select(answer => answer.File).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Lists))]
    public void Parse_OfARecordedList_ReadsAsManyAsTheTextHolds(string file)
    {
        RecordedAnswer answer = RecordedAnswer.Of(file);
        (_, Regex mark, Func<object, int> count) = Counts.Single(line => line.Reader == ReaderOf(answer).Name);
        string text = Encoding.Latin1.GetString(answer.Body);

        Assert.Equal(mark.Count(text), count(ReaderOf(answer).Read!(answer.Reply())!));
    }

    // What in the text is one item, told apart from how it is parsed.
    private static readonly (string Reader, Regex Mark, Func<object, int> Count)[] Counts =
    [
        ("param.cgi list", new Regex(@"^(?!#)[\w.-]+=", RegexOptions.Multiline), read => ((ParameterList)read).Values.Count),
        ("param.cgi listdefinitions", new Regex("<parameter "), read => ((ParameterDefinitions)read).Parameters.Count),
        ("pwdgrp.cgi get", new Regex("(?<=digusers=\"[^\"]*)[^\",]+"), read => ((IReadOnlyList<DeviceAccount>)read).Count),
        ("log", new Regex("^(?!-----).+$", RegexOptions.Multiline), read => ((DeviceLog)read).Entries.Count),
        ("apidiscovery.cgi getApiList", new Regex("\"id\":"), read => ((IReadOnlyList<DiscoveredApi>)read).Count),
        ("config/discover", new Regex("\"rest_api\":"), read => ((IReadOnlyList<ConfigApi>)read).Count),
        ("applications/list.cgi", new Regex(@"<application\s"), read => ((IReadOnlyList<InstalledApplication>)read).Count),
        ("disks/list.cgi", new Regex("<disk "), read => ((IReadOnlyList<DeviceDisk>)read).Count),
        ("cert certificates", new Regex("\"alias\":"), read => ((IReadOnlyList<StoredCertificate>)read).Count),
        ("cert keystores", new Regex("\"id\":"), read => ((IReadOnlyList<Keystore>)read).Count),
        ("virtualhost", new Regex("\"server_name\":"), read => ((IReadOnlyList<VirtualHost>)read).Count),
        ("ListCertSets", new Regex("CertSetNames>[^<]"), read => ((IReadOnlyList<string>)read).Count),
    ];

    private static RecordedReader ReaderOf(RecordedAnswer answer) => RecordedReaders.All.Single(reader => reader.Takes(answer));

    private static void Attempt(Func<DeviceReply, object?> parse, DeviceReply reply)
    {
        try
        {
            parse(reply);
        }
        catch (DeviceException)
        {
        }
    }

    private static bool IsError(RecordedAnswer answer)
    {
        string text = Encoding.UTF8.GetString(answer.Body);
        return answer.Status >= 400
            || text.Contains(":Fault>", StringComparison.Ordinal)
            || (answer.File.EndsWith(".json", StringComparison.Ordinal) && JsonDocument.Parse(text).RootElement.TryGetProperty("error", out _))
            || (answer.File.EndsWith(".html", StringComparison.Ordinal) && text.Contains("Error:", StringComparison.Ordinal));
    }
}
