using System.Net;
using AxisOps.Core.Http;

namespace AxisOps.Core.Tests.Http;

public sealed class DigestAuthorizationTests
{
    [Fact]
    public void Authorize_WithRfc2617Example_GivesItsResponse()
    {
        var digest = Digest(
            "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
            new NetworkCredential("Mufasa", "Circle Of Life"),
            "0a4f113b");

        string header = digest.Authorize("GET", "/dir/index.html");

        Assert.Contains("response=\"6629fae49393a05397450978507c4ef1\"", header, StringComparison.Ordinal);
        Assert.Contains("qop=auth, nc=00000001, cnonce=\"0a4f113b\"", header, StringComparison.Ordinal);
        Assert.Contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"", header, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Authorize_WithRfc7616Example_GivesItsResponse(string algorithm, string response)
    {
        var digest = Digest(
            $"Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm={algorithm}, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
            new NetworkCredential("Mufasa", "Circle of Life"),
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        Assert.Contains($"response=\"{response}\"", digest.Authorize("GET", "/dir/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Authorize_WithoutQop_FollowsRfc2069()
    {
        // The example of RFC 2069 section 2.4 as corrected by errata 749.
        var digest = Digest(
            "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"",
            new NetworkCredential("Mufasa", "CircleOfLife"),
            "unused");

        string header = digest.Authorize("GET", "/dir/index.html");

        Assert.Contains("response=\"1949323746fe6a43ef61f9606e7febea\"", header, StringComparison.Ordinal);
        Assert.DoesNotContain("cnonce", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Authorize_Repeated_RaisesTheNonceCount()
    {
        var digest = Digest("Digest realm=\"r\", nonce=\"n\", qop=\"auth\"", new NetworkCredential("u", "p"), "c");

        Assert.Equal(
            ["nc=00000001", "nc=00000002", "nc=00000003"],
            Enumerable.Range(0, 3).Select(_ => digest.Authorize("GET", "/").Split(", ").First(field => field.StartsWith("nc=", StringComparison.Ordinal))));
    }

    [Fact]
    public void Authorize_WithQuotesInNameAndTarget_EscapesThem()
    {
        var digest = Digest("Digest realm=\"a\\\"b\", nonce=\"n\"", new NetworkCredential("jo\"e\\", "p"), "c");

        string header = digest.Authorize("GET", "/");

        Assert.Contains("username=\"jo\\\"e\\\\\"", header, StringComparison.Ordinal);
        Assert.Contains("realm=\"a\\\"b\"", header, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Digest realm=\"r\"")]
    [InlineData("Digest nonce=\"n\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"r\", nonce=\"n\r\nX: y\"")]
    [InlineData("Basic realm=\"r\", nonce=\"n\"")]
    public void From_WhatCannotBeAnswered_IsNull(string header) =>
        Assert.Null(DigestChallenge.From(ChallengeParser.Parse([header])[0]));

    private static DigestAuthorization Digest(string header, NetworkCredential credential, string clientNonce) =>
        new(DigestChallenge.From(ChallengeParser.Parse([header])[0])!, credential, () => clientNonce);
}
