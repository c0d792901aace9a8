using System.Net;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Tests.Sessions;

public sealed class DeviceCredentialBookTests
{
    private const string Serial = "B8A44F000001";

    [Fact]
    public void Choose_TakesTheMostSpecific()
    {
        (CredentialPatternKind Kind, string Pattern)[] fromLeastToMost =
        [
            (CredentialPatternKind.Any, "*"),
            (CredentialPatternKind.Model, "P*"),
            (CredentialPatternKind.Model, "P3245*"),
            (CredentialPatternKind.Model, "P3245-LVE"),
            (CredentialPatternKind.Address, "192.*"),
            (CredentialPatternKind.Address, "192.0.0.0/8"),
            (CredentialPatternKind.Address, "192.0.2.99/24"),
            (CredentialPatternKind.Address, "192.0.2.7"),
            (CredentialPatternKind.SerialNumber, "B8A4*"),
            (CredentialPatternKind.SerialNumber, "b8a44f00000?"),
            (CredentialPatternKind.SerialNumber, "b8:a4:4f:00:00:01"),
        ];
        DeviceCredentialBook book = DeviceCredentialBook.Create();
        foreach ((CredentialPatternKind kind, string pattern) in fromLeastToMost.Reverse())
        {
            book = book.Add(Rule(kind, pattern, pattern));
        }

        var chosen = new List<string>();
        while (book.Rules.Count > 0)
        {
            string user = Assert.Single(book.Choose(Serial, "192.0.2.7", "P3245-LVE")).UserName;
            chosen.Add(user);
            book = book.RemoveAll(rule => rule.Credential!.UserName == user);
        }

        Assert.Equal(fromLeastToMost.Reverse().Select(rule => rule.Pattern), chosen);
    }

    [Fact]
    public void Choose_OfEquals_TakesTheLater()
    {
        DeviceCredentialBook book = DeviceCredentialBook.Create()
            .Add(Rule(CredentialPatternKind.Any, null, "old"))
            .Add(Rule(CredentialPatternKind.Any, null, "new"));

        Assert.Equal("new", Assert.Single(book.Choose(null, null, null)).UserName);
    }

    [Fact]
    public void Choose_WhatIsNotKnown_MatchesNoPattern()
    {
        DeviceCredentialBook book = DeviceCredentialBook.Create()
            .Add(Rule(CredentialPatternKind.SerialNumber, "*", "a"))
            .Add(Rule(CredentialPatternKind.Address, "*", "b"))
            .Add(Rule(CredentialPatternKind.Model, "*", "c"));

        Assert.Empty(book.Choose(null, null, null));
    }

    [Theory]
    [InlineData("2001:db8::/32", "2001:db8:1::7", true)]
    [InlineData("2001:db8::/32", "2001:db9::7", false)]
    [InlineData("192.0.2.0/24", "camera.example.com", false)]
    [InlineData("*.example.com", "camera.EXAMPLE.com", true)]
    [InlineData("2001:0db8:0:0::7", "2001:db8::7", true)]
    [InlineData("0.0.0.0/0", "192.0.2.7", true)]
    public void Choose_Address_IsComparedAsMeant(string pattern, string address, bool expected) =>
        Assert.Equal(expected, DeviceCredentialBook.Create().Add(Rule(CredentialPatternKind.Address, pattern, "x")).Choose(null, address, null).Count == 1);

    [Theory]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("camera/24")]
    [InlineData("1.2.3.4/5/6")]
    [InlineData(" ")]
    public void Rule_WithAnImpossiblePattern_IsRefused(string pattern) =>
        Assert.Throws<FormatException>(() => Rule(CredentialPatternKind.Address, pattern, "x"));

    [Fact]
    public void Rule_NeedsACredentialOrASecret()
    {
        Assert.Throws<ArgumentException>(() => new CredentialRule(CredentialPatternKind.Any, null, null));
        Assert.Throws<ArgumentException>(() => new CredentialRule(CredentialPatternKind.Any, null, new NetworkCredential("a", "b"), "secret"));
    }

    [Fact]
    public void Rule_PrintsWithoutItsSecret() =>
        Assert.Equal("Model P*", new CredentialRule(CredentialPatternKind.Model, "P*", new NetworkCredential("joe", "pass")).ToString());

    [Fact]
    public void Secrets_AreNamedOnceForDevicesTheyMightBeFor()
    {
        DeviceCredentialBook book = DeviceCredentialBook.Create()
            .Add(new CredentialRule(CredentialPatternKind.Model, "P*", null, "cameras"))
            .Add(new CredentialRule(CredentialPatternKind.Address, "192.0.2.0/24", null, "site"))
            .Add(new CredentialRule(CredentialPatternKind.Address, "192.0.2.7", null, "site"));

        Assert.True(book.NeedsSecret(new DeviceTarget("192.0.2.7"), out IReadOnlyList<string> names));
        Assert.Equal(["cameras", "site"], names.Order());
        Assert.True(book.NeedsSecret(new DeviceTarget("198.51.100.1"), out names));
        Assert.Equal(["cameras"], names);
        Assert.Empty(book.Choose(null, "192.0.2.7", null));

        book.ProvideSecret("site", new NetworkCredential("joe", "x"));
        book.ProvideSecret("cameras", new NetworkCredential("jim", "x"));

        Assert.False(book.NeedsSecret(new DeviceTarget("192.0.2.7"), out _));
        Assert.Equal("joe", Assert.Single(book.Choose(null, "192.0.2.7", "P1")).UserName);
        Assert.True(book.RemoveAll(rule => rule.SecretName == "site").Add(new CredentialRule(CredentialPatternKind.Any, null, null, "site")).NeedsSecret(new DeviceTarget(Serial), out _));
    }

    [Fact]
    public void TryAll_GivesThreeAtMostAndOnlyRulesThatSaySo()
    {
        DeviceCredentialBook book = DeviceCredentialBook.Create();
        for (int i = 0; i < 5; i++)
        {
            book = book.Add(Rule(CredentialPatternKind.Any, null, $"u{i}", tryAll: i != 3));
        }

        Assert.Equal(["u4", "u2", "u1"], book.Choose(Serial, null, null).Select(credential => credential.UserName));
        Assert.Equal(["u3"], book.RemoveAll(rule => rule.Credential!.UserName == "u4").Choose(Serial, null, null).Select(credential => credential.UserName));
    }

    [Fact]
    public void FixedCredentials_OfTheSameContent_AreEqual()
    {
        var one = new FixedCredential(new NetworkCredential("a", "b"));

        Assert.Equal(one, new FixedCredential(new NetworkCredential("a", "b")));
        Assert.NotEqual(one, new FixedCredential(new NetworkCredential("a", "c")));
        Assert.DoesNotContain("b", new FixedCredential(new NetworkCredential("a", "b")).ToString()[^4..], StringComparison.Ordinal);
    }

    private static CredentialRule Rule(CredentialPatternKind kind, string? pattern, string user, bool tryAll = false) =>
        new(kind, pattern, new NetworkCredential(user, "secret"), tryAll: tryAll);
}
