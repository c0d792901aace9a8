using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>Recorded REST exchanges, step by step and byte for byte.</summary>
public sealed class RestRecordingTests
{
    private const string User = """{"data": {"comment": "Good morning", "password": "Good morning", "username": "dalliard"}}""";
    private const string TestUser = """{"data": {"comment": "Good morning", "password": "Good morning", "username": "cassette_test_validation"}}""";
    private const string Destination =
        """{"data": {"azure": {"container": "my-container", "sas": "my-sas", "url": "https://s3.eu-north-1.amazonaws.com/"}, "id": "my_destination_id"}}""";

    private const string WithoutKey =
        """{"data": {"azure": {"container": "my-container", "sas": "", "url": "https://s3.eu-north-1.amazonaws.com/"}, "id": "my_destination_id"}}""";

    [Fact]
    public Task SshUsers_OfRelease12_AnswerAsRecorded() => ReplayAsync(
        Profiles.Speaker129,
        ("POST", "ssh/v1/users", User, 201, "rs4acap-cassettes/rest-ssh-crud-D4200-VE-12.9.57-step0.json"),
        ("PATCH", "ssh/v1/users/dalliard", """{"data": {"comment": "When's the day?"}}""", 200, "rs4acap-cassettes/rest-ssh-crud-D4200-VE-12.9.57-step1.json"),
        ("DELETE", "ssh/v1/users/dalliard", null, 200, "rs4acap-cassettes/rest-ssh-crud-D4200-VE-12.9.57-step2.json"),
        ("PATCH", "ssh/v1/users/nonexistent_user", """{"data": {"comment": "should fail"}}""", 404, "rs4acap-cassettes/rest-ssh-patch-missing-D4200-VE-12.9.57.json"),
        ("POST", "ssh/v1/users", TestUser, 201, "rs4acap-cassettes/rest-ssh-validation-error-D4200-VE-12.9.57-step0.json"),
        ("PATCH", "ssh/v1/users/cassette_test_validation", """{"data": {"password": ""}}""", 400, "rs4acap-cassettes/rest-ssh-validation-error-D4200-VE-12.9.57-step1.json"),
        ("DELETE", "ssh/v1/users/cassette_test_validation", null, 200, "rs4acap-cassettes/rest-ssh-validation-error-D4200-VE-12.9.57-step2.json"));

    [Fact]
    public Task SshUsers_OfRelease1111_AnswerAsRecorded() => ReplayAsync(
        Profiles.Camera1111,
        ("POST", "ssh/v1/users", TestUser, 201, "rs4acap-cassettes/rest-ssh-validation-error-M1075-L-11.11.192-step0.json"),
        ("PATCH", "ssh/v1/users/cassette_test_validation", """{"data": {"password": ""}}""", 400, "rs4acap-cassettes/rest-ssh-validation-error-M1075-L-11.11.192-step1.json"),
        ("DELETE", "ssh/v1/users/cassette_test_validation", null, 200, "rs4acap-cassettes/rest-ssh-validation-error-M1075-L-11.11.192-step2.json"));

    [Fact]
    public Task Destinations_OfRelease12_AnswerAsRecorded() => ReplayAsync(
        Profiles.Speaker129,
        ("POST", "remote-object-storage/v1beta/destinations", Destination, 201, "rs4acap-cassettes/rest-remote-object-storage-already-exists-D2210-VE-12.9.57-step0.json"),
        ("POST", "remote-object-storage/v1beta/destinations", Destination, 409, "rs4acap-cassettes/rest-remote-object-storage-already-exists-D2210-VE-12.9.57-step1.json"),
        ("DELETE", "remote-object-storage/v1beta/destinations/my_destination_id", null, 200, "rs4acap-cassettes/rest-remote-object-storage-already-exists-D2210-VE-12.9.57-step2.json"),
        ("DELETE", "remote-object-storage/v1beta/destinations/my_destination_id", null, 404, "rs4acap-cassettes/rest-remote-object-storage-not-found-D2210-VE-12.9.57.json"));

    [Fact]
    public Task Destinations_OfRelease1111_AnswerAsRecorded() => ReplayAsync(
        Profiles.Camera1111,
        ("DELETE", "remote-object-storage/v1beta/destinations/my_destination_id", null, 404, "rs4acap-cassettes/rest-remote-object-storage-not-found-D2210-VE-11.11.192.json"),
        ("POST", "remote-object-storage/v1beta/destinations", WithoutKey, 400, "rs4acap-cassettes/rest-remote-object-storage-validation-error-D2210-VE-11.11.192.json"));

    [Fact]
    public Task RootEntities_AnswerAsRecorded() => ReplayAsync(
        Profiles.Speaker129,
        ("GET", "firewall/v1", null, 200, "cacsjep-oadm/rest-firewall-v1-P3265-V-12.11.77.json"),
        ("GET", "crypto-policy/v1", null, 200, "cacsjep-oadm/rest-crypto-policy-v1-P3265-V-12.11.77.json"),
        ("GET", "user-management/v2", null, 200, "cacsjep-oadm/rest-user-management-v2-P3265-V-12.11.77.json"),
        ("GET", "virtualhost/v1", null, 200, "cacsjep-oadm/rest-virtualhost-v1-P3265-V-12.11.77.json"));

    private static async Task ReplayAsync(string profile, params (string Method, string Path, string? Body, int Status, string Fixture)[] steps)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var rest = new RestClient(host);
        foreach (var (method, path, body, status, fixture) in steps)
        {
            var (answered, text) = await rest.SendAsync(method, path, body);
            Assert.Equal((fixture, status), (fixture, answered));
            Assert.Equal(await File.ReadAllTextAsync(Repository.Fixture(fixture), TestContext.Current.CancellationToken), text);
        }
    }
}
