using System.Globalization;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests.Json;

public sealed class TimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ClockSet_ShowsInDateAndAnswers_ButNotInUptime()
    {
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Camera1111, new FakeTimeProvider(Now));
        var uptime = unit.Device.Uptime;
        var set = await unit.DataAsync("time", "setDateTime", """{"dateTime":"1999-12-31T23:59:58Z"}""");
        Assert.Equal("1999-12-31T23:59:58Z", set["dateTime"]!.ToString());
        Assert.Equal("1999-12-31T23:59:58Z", (await unit.DataAsync("time", "getDateTimeInfo"))["dateTime"]!.ToString());
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(unit.Device.HttpUri, TestContext.Current.CancellationToken);
        Assert.Equal(1999, response.Headers.Date!.Value.Year);
        Assert.Equal(uptime, unit.Device.Uptime);
    }

    [Fact]
    public async Task ZoneSet_ShowsInLocalTimeAndParameters_AndResetBringsUtcBack()
    {
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Speaker129, new FakeTimeProvider(Now));
        await unit.DataAsync("time", "setTimeZone", """{"timeZone":"Europe/Stockholm"}""");
        var info = await unit.DataAsync("time", "getDateTimeInfo");
        Assert.Equal(
            ("2026-07-01T12:00:00Z", "2026-07-01T14:00:00+02:00", "Europe/Stockholm", "CET-1CEST,M3.5.0,M10.5.0/3"),
            (Text(info, "dateTime"), Text(info, "localDateTime"), Text(info, "timeZone"), Text(info, "posixTimeZone")));
        Assert.Equal("CET-1CEST,M3.5.0,M10.5.0/3", unit.Device.GetParameter("Time.POSIXTimeZone"));

        Assert.Equal("success", Text(await unit.DataAsync("time", "resetTimeZone"), "status"));
        Assert.Equal("Etc/UTC", Text(await unit.DataAsync("time", "getAll"), "timeZone"));
        Assert.Equal("UTC0", unit.Device.GetParameter("Time.POSIXTimeZone"));
    }

    [Fact]
    public async Task PosixZone_HasNoIanaName_AndDaylightSavingCanBeIgnored()
    {
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Speaker129, new FakeTimeProvider(Now));
        await unit.DataAsync("time", "setPosixTimeZone", """{"posixTimeZone":"EST5EDT,M3.2.0,M11.1.0","enableDst":false}""");
        var info = (await unit.DataAsync("time", "getDateTimeInfo")).AsObject();
        Assert.Equal(("2026-07-01T07:00:00-05:00", false, false), (Text(info, "localDateTime"), (bool)info["dstEnabled"]!, info.ContainsKey("timeZone")));

        unit.Device.SetParameter("Time.POSIXTimeZone", "JST-9");
        Assert.Equal("2026-07-01T21:00:00+09:00", Text(await unit.DataAsync("time", "getDateTimeInfo"), "localDateTime"));
    }

    [Fact]
    public async Task TimeServerSet_SyncsWithinTwentySeconds_AndPutsTheClockRight()
    {
        var clock = new FakeTimeProvider(Now);
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Speaker129, clock);
        await unit.DataAsync("time", "setDateTime", """{"dateTime":"2020-01-01T00:00:00Z"}""");
        await unit.DataAsync("ntp", "setNTPClientConfiguration", """{"enabled":true,"serversSource":"static","staticServers":["192.0.2.123","ntp.example.com"]}""");
        var ntp = (await unit.DataAsync("ntp", "getNTPInfo"))["client"]!;
        Assert.Equal((false, "static", "192.0.2.123"), ((bool)ntp["synced"]!, Text(ntp, "serversSource"), ntp["staticServers"]![0]!.ToString()));
        Assert.Equal(("192.0.2.123", "no"), (unit.Device.GetParameter("Time.NTP.Server"), unit.Device.GetParameter("Time.ObtainFromDHCP")));

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(2020, unit.Device.Now.Year);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(TimeSpan.Zero, unit.Device.ClockOffset);
        Assert.True((bool)(await unit.DataAsync("ntp", "getNTPInfo"))["client"]!["synced"]!);
    }

    [Fact]
    public async Task ClockSetWhileNtpIsOn_IsOutOfStepUntilTheServerOfTheLeasePutsItRight()
    {
        var clock = new FakeTimeProvider(Now);
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Speaker129, clock);
        var ntp = (await unit.DataAsync("ntp", "getNTPInfo"))["client"]!;
        Assert.Equal((true, "DHCP"), ((bool)ntp["synced"]!, Text(ntp, "serversSource")));
        await unit.DataAsync("time", "setDateTime", """{"dateTime":"2020-01-01T00:00:00Z"}""");
        Assert.False((bool)(await unit.DataAsync("ntp", "getNTPInfo"))["client"]!["synced"]!);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(2020, unit.Device.Now.Year);
        clock.Advance(TimeSpan.FromSeconds(11));
        ntp = (await unit.DataAsync("ntp", "getNTPInfo"))["client"]!;
        Assert.Equal((true, 0.0), ((bool)ntp["synced"]!, (double)ntp["timeOffset"]!));
        Assert.Equal("2026-07-01T12:00:20Z", Text(await unit.DataAsync("time", "getDateTimeInfo"), "dateTime"));
    }

    [Fact]
    public async Task ClockThatIsFarOff_IsNeverInStep()
    {
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Camera1111, new FakeTimeProvider(Now));
        Assert.True((bool)(await unit.DataAsync("ntp", "getNTPInfo"))["client"]!["synced"]!);
        unit.Device.ClockOffset = TimeSpan.FromDays(-400);
        var client = (await unit.DataAsync("ntp", "getNTPInfo"))["client"]!;
        Assert.Equal((false, 0), ((bool)client["synced"]!, (int)client["timeOffset"]!));
    }

    [Fact]
    public async Task ClockThatIsFarOff_IsPutRightByTheNextBoot_WhileNtpIsOn()
    {
        var clock = new FakeTimeProvider(Now);
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Camera1111, clock);
        unit.Device.ClockOffset = TimeSpan.FromDays(-400);
        unit.Device.Restart(TimeSpan.FromSeconds(30), TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal(TimeSpan.FromDays(-400), unit.Device.ClockOffset);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(TimeSpan.Zero, unit.Device.ClockOffset);

        unit.Device.SetParameter("Time.SyncSource", "None");
        unit.Device.ClockOffset = TimeSpan.FromDays(-400);
        unit.Device.Restart(TimeSpan.Zero, TimeSpan.Zero);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromDays(-400), unit.Device.ClockOffset);
    }

    [Fact]
    public async Task NoTimeServer_NeverSyncs()
    {
        var clock = new FakeTimeProvider(Now);
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Camera1111, clock);
        NtpSettings.Of(unit.Device).Advertised = [];
        unit.Device.ClockOffset = TimeSpan.FromDays(-400);
        await unit.DataAsync("ntp", "setNTPClientConfiguration", """{"enabled":true,"serversSource":"DHCP"}""");
        clock.Advance(TimeSpan.FromHours(1));
        var client = (await unit.DataAsync("ntp", "getNTPInfo"))["client"]!;
        Assert.Equal((false, 0), ((bool)client["synced"]!, (int)client["timeToNextSync"]!));
        Assert.Equal(TimeSpan.FromDays(-400), unit.Device.ClockOffset);
    }

    [Fact]
    public async Task ClientSwitchedOff_IsSeenInTheParameters_AndTheParametersHere()
    {
        await using var unit = await JsonDevice.StartAsync(Tests.Profiles.Camera1111);
        await unit.DataAsync("ntp", "setNTPClientConfiguration", """{"enabled":false}""");
        Assert.Equal("None", unit.Device.GetParameter("Time.SyncSource"));
        unit.Device.SetParameter("Time.SyncSource", "NTP");
        unit.Device.SetParameter("Time.NTP.Server", "192.0.2.7");
        var client = (await unit.DataAsync("ntp", "getNTPInfo"))["client"]!;
        Assert.Equal((true, "192.0.2.7"), ((bool)client["enabled"]!, client["staticServers"]![0]!.ToString()));
    }

    [Fact]
    public async Task NetworkTimeSecurity_IsThereWhereTheReleaseHasIt()
    {
        await using var newer = await JsonDevice.StartAsync(Tests.Profiles.Speaker129);
        await using var older = await JsonDevice.StartAsync(Tests.Profiles.Camera1111);
        Assert.NotNull((await newer.DataAsync("ntp", "getNTPInfo"))["client"]!["NTSEnabled"]);
        Assert.Null((await older.DataAsync("ntp", "getNTPInfo"))["client"]!["NTSEnabled"]);
    }

    [Theory]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 1)]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 2)]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 2)]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 1)]
    [InlineData("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-15T00:00:00Z", 11)]
    [InlineData("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-15T00:00:00Z", 10)]
    [InlineData("<-03>3<-02>,M3.2.0,M11.1.0", "2026-07-15T00:00:00Z", -2)]
    [InlineData("MST7", "2026-07-15T00:00:00Z", -7)]
    public void PosixZone_HasTheOffsetOfTheSeason(string zone, string utc, int hours)
    {
        var moment = DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture).UtcDateTime;
        Assert.Equal(TimeSpan.FromHours(hours), PosixTimeZone.Parse(zone)!.OffsetAt(moment, useDaylightSaving: true));
    }

    /// <summary>The platform's own time zones are another implementation to be judged by.</summary>
    [Fact]
    public void EveryZoneOfTheTable_HasTheOffsetThatThePlatformKnows()
    {
        var different = new List<string>();
        foreach (var name in TimeZones.Names.Where(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)))
        {
            var (zone, known) = (PosixTimeZone.Parse(TimeZones.Posix(name)!), TimeZoneInfo.FindSystemTimeZoneById(name));
            Assert.NotNull(zone);
            var moment = new DateTime(2027, 8, 1, 0, 0, 0, DateTimeKind.Utc);
            if (zone.OffsetAt(moment, true) != known.GetUtcOffset(moment))
            {
                different.Add(name);
            }
        }

        // Morocco suspends its time in Ramadan, which no POSIX form says; tables of platforms differ in age.
        Assert.True(different.Count < 10, string.Join(' ', different));
        Assert.True(TimeZones.Names.Count() > 400);
    }

    private static string Text(JsonNode node, string name) => node[name]!.ToString();
}
