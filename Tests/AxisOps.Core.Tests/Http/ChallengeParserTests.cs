using AxisOps.Core.Http;
using AxisOps.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Http;

public sealed class ChallengeParserTests
{
    [Theory]
    [InlineData("http-401-headers-digest-P3265-V-12.11.77.txt", "Digest")]
    [InlineData("https-401-headers-basic-P3265-V-12.11.77.txt", "Basic")]
    public void Parse_RecordedAnswer_GivesSchemeAndSerialNumber(string file, string scheme)
    {
        IEnumerable<string> headers = File.ReadLines(Repository.Fixture("cacsjep-oadm/" + file))
            .Where(line => line.StartsWith("WWW-Authenticate:", StringComparison.OrdinalIgnoreCase))
            .Select(line => line.Split(':', 2)[1].Trim());

        AuthenticationChallenge challenge = Assert.Single(ChallengeParser.Parse([.. headers]));

        Assert.Equal(scheme, challenge.Scheme);
        Assert.Equal("B8A44F631339", challenge.ClaimedSerialNumber);
        if (scheme == "Digest")
        {
            DigestChallenge digest = DigestChallenge.From(challenge)!;
            Assert.Equal("WuZJmDxdBgA=39fdff8bf7ff2dd27b4393cb149e16a98e3ac5dc", digest.Nonce);
            Assert.True(digest.HasQop);
            Assert.False(digest.IsStale);
        }
    }

    [Theory]
    [InlineData("Basic realm=\"a\", Digest realm=\"b\", nonce=\"n\"", "Basic:a Digest:b")]
    [InlineData("Digest realm = \"b\" ,nonce= \"n\"", "Digest:b")]
    [InlineData("digest realm=AXIS_B8A44F000001,nonce=abc==,stale=TRUE", "digest:AXIS_B8A44F000001")]
    [InlineData("Digest realm=\"no commas\" nonce=\"n\"", "Digest:no commas")]
    [InlineData("Negotiate, Basic realm=\"x\"", "Negotiate: Basic:x")]
    [InlineData("Negotiate YWJj==, Basic realm=\"x\"", "Negotiate: Basic:x")]
    [InlineData("Basic realm=\"a, Digest realm=b\"", "Basic:a, Digest realm=b")]
    [InlineData("Basic realm=\"open", "Basic:open")]
    [InlineData("Basic realm=\"a\", realm=\"b\"", "Basic:a")]
    [InlineData(", , Basic\trealm=\"a\"", "Basic:a")]
    [InlineData("", "")]
    [InlineData("=", "")]
    public void Parse_OddSpelling_IsReadAsMeant(string header, string expected) =>
        Assert.Equal(expected, string.Join(' ', ChallengeParser.Parse([header]).Select(challenge => $"{challenge.Scheme}:{challenge.Realm}")));

    [Fact]
    public void Parse_SeveralHeaders_KeepsTheirOrder() =>
        Assert.Equal(["Digest", "Basic"], ChallengeParser.Parse(["Digest realm=\"a\", nonce=\"n\"", "Basic realm=\"a\""]).Select(challenge => challenge.Scheme));

    [Fact]
    public void Parse_EndlessHeaders_IsBounded()
    {
        string many = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"Basic p{i}=\"{i}\", "));

        Assert.Equal(8, ChallengeParser.Parse([many, many]).Count);
        Assert.True(ChallengeParser.Parse(["Basic " + string.Join(',', Enumerable.Range(0, 9_000).Select(i => $"p{i}=1"))])[0].Parameters.Count <= 24);
    }

    [Fact]
    public void Parse_AnyText_EndsWithoutException() =>
        Prop.ForAll<string?>(text => ChallengeParser.Parse([text ?? string.Empty]).Count <= 8).QuickCheckThrowOnFailure();
}
