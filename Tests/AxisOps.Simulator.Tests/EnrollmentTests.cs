using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>Profiles of certificate enrolment, REST cert-est.</summary>
public sealed class EnrollmentTests
{
    private const string Api = "cert-est/v1";

    [Fact]
    public async Task NewUnit_HasNoProfile_AndSaysWhatItCanServe()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = new RestClient(host);
        var (status, text) = await client.SendAsync("GET", Api);
        Assert.Equal(200, status);
        Assert.Equal(
            "{\n  \"status\": \"success\",\n  \"data\": {\n    \"profiles\": [],\n    \"supportedServices\": [\n      \"MQTT\",\n      \"NETAUTH\",\n      \"WEBSERVER\",\n      \"RTSPS\"\n    ]\n  }\n}",
            text);
    }

    [Fact]
    public async Task Profile_IsMadeChangedAndRemoved_AndKeepsItsSubjectToItself()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = new RestClient(host);
        const string Profile = """{"id": "site", "server": "192.0.2.7:443/.well-known/est", "certificate": "Axis device ID ECC-P256 (802.1AR)", "caCertificates": ["Site root"], "services": ["WEBSERVER", "NETAUTH"], "subject": {"cn": "camera-1"}, "subjectAlternativeNames": ["DNS:camera-1.example"]}""";
        var (status, text) = await client.SendAsync("POST", Api + "/profiles", $$"""{"data": {{Profile}}}""");
        Assert.Equal(201, status);
        Assert.DoesNotContain("camera-1\"", text, StringComparison.Ordinal);
        var made = (await client.GetAsync(Api + "/profiles/site"))!;
        Assert.Equal(("UNCONNECTED", "192.0.2.7:443/.well-known/est", 2), (made["status"]!.ToString(), made["server"]!.ToString(), made["services"]!.AsArray().Count));
        Assert.Equal((409, 6), await client.DoAsync("POST", Api + "/profiles", """{"id": "site"}"""));
        Assert.Equal((200, 0), await client.DoAsync("PATCH", Api + "/profiles/site", """{"services": ["MQTT"], "server": null}"""));
        Assert.Equal((200, 0), await client.DoAsync("PATCH", Api + "/profiles/site/caCertificates", "[]"));
        var changed = (await client.GetAsync(Api + "/profiles/site"))!;
        Assert.Equal(("MQTT", null, 0), (changed["services"]![0]!.ToString(), changed["server"], changed["caCertificates"]!.AsArray().Count));
        Assert.Equal(200, (await client.SendAsync("DELETE", Api + "/profiles/site")).Status);
        Assert.Equal((404, 2), await client.DoAsync("PATCH", Api + "/profiles/site", "{}"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id": ""}""")]
    [InlineData("""{"id": "a", "services": ["SMTP"]}""")]
    [InlineData("""{"id": "a", "subjectAlternativeNames": ["camera.example"]}""")]
    [InlineData("""{"id": "a", "subject": {"cn": ""}}""")]
    [InlineData("""{"id": "a", "status": "ENROLLED"}""")]
    [InlineData("""{"id": "a", "password": "x"}""")]
    public async Task WhatIsNoProfile_IsRefused(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = new RestClient(host);
        Assert.Equal((400, 5), await client.DoAsync("POST", Api + "/profiles", profile));
        Assert.Empty((await client.GetAsync(Api + "/profiles"))!.AsArray());
    }

    [Fact]
    public async Task Everybody_Reads_AdministratorsWrite()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = new RestClient(host, "viewer");
        Assert.Equal(200, (await client.SendAsync("GET", "cert-est/v1beta/profiles")).Status);
        Assert.Equal(403, (await client.SendAsync("POST", "cert-est/v1beta/profiles", """{"data": {"id": "a"}}""")).Status);
    }

    [Fact]
    public async Task Releases_BeforeIt_DoNotHaveIt()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = new RestClient(host);
        Assert.Equal(404, (await client.SendAsync("GET", Api)).Status);
    }
}
