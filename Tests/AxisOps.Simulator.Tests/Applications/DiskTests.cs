using System.Xml.Linq;
using AxisOps.Simulator.State;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests.Applications;

public sealed class DiskTests
{
    private const string Root = "axis-cgi/disks/";

    [Fact]
    public async Task EncryptingACard_GoesThroughUnmountFormatAndMount()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await StartAsync(clock);
        using var client = Client.As(host);
        Assert.Equal("160", await PropertyAsync(client, host, "enablediskencryption.cgi?schemaversion=1&diskid=SD_DISK&passphrase=hunter2"));
        Assert.Equal("OK", (string?)(await JobAsync(client, host, "mount.cgi?action=unmount&diskid=SD_DISK")).Attribute("result"));
        Assert.Equal("connected", await DiskAsync(client, host, "status"));
        Assert.Null(await PropertyAsync(client, host, "enablediskencryption.cgi?schemaversion=1&diskid=SD_DISK&passphrase=hunter2"));
        Assert.Equal("140", await PropertyAsync(client, host, "enablediskencryption.cgi?schemaversion=1&diskid=SD_DISK&passphrase=other"));

        var job = await JobAsync(client, host, "format.cgi?diskid=SD_DISK&filesystem=ext4");
        var progress = $"job.cgi?jobid={(string?)job.Attribute("jobid")}&diskid=SD_DISK";
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("25", (string?)(await JobAsync(client, host, progress)).Attribute("progress"));
        Assert.Equal("ERROR", (string?)(await JobAsync(client, host, "mount.cgi?action=mount&diskid=SD_DISK")).Attribute("result"));
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("100", (string?)(await JobAsync(client, host, progress)).Attribute("progress"));
        Assert.Equal("OK", (string?)(await JobAsync(client, host, "mount.cgi?action=mount&diskid=SD_DISK")).Attribute("result"));
        Assert.Equal(("OK", "true", "true", "116109324"), (await DiskAsync(client, host, "status"), await DiskAsync(client, host, "encryptionenabled"), await DiskAsync(client, host, "diskencrypted"), await DiskAsync(client, host, "freesize")));

        Assert.Equal("130", await PropertyAsync(client, host, "changediskpassphrase.cgi?schemaversion=1&diskid=SD_DISK&oldpassphrase=wrong&newpassphrase=b"));
        Assert.Null(await PropertyAsync(client, host, "changediskpassphrase.cgi?schemaversion=1&diskid=SD_DISK&oldpassphrase=hunter2&newpassphrase=b"));
        Assert.DoesNotContain(host.Devices[0].Journal.Requests, entry => entry.PathAndQuery!.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EncryptedCard_WithEncryptionOff_IsNotMounted()
    {
        await using var host = await StartAsync(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)));
        using var client = Client.As(host);
        await JobAsync(client, host, "mount.cgi?action=unmount&diskid=SD_DISK");
        await PropertyAsync(client, host, "enablediskencryption.cgi?schemaversion=1&diskid=SD_DISK&passphrase=hunter2");
        await JobAsync(client, host, "mount.cgi?action=mount&diskid=SD_DISK");
        Assert.Equal("not encrypted", await DiskAsync(client, host, "status"));
        Assert.Null(await PropertyAsync(client, host, "disablediskencryption.cgi?schemaversion=1&diskid=SD_DISK"));
        await JobAsync(client, host, "mount.cgi?action=mount&diskid=SD_DISK");
        Assert.Equal("OK", await DiskAsync(client, host, "status"));
    }

    [Theory]
    [InlineData("enablediskencryption.cgi?diskid=SD_DISK&passphrase=x", "20")]
    [InlineData("enablediskencryption.cgi?schemaversion=1&diskid=SD_DISK", "20")]
    [InlineData("enablediskencryption.cgi?schemaversion=7&diskid=SD_DISK&passphrase=x", "40")]
    [InlineData("enablediskencryption.cgi?schemaversion=1&diskid=NONE&passphrase=x", "50")]
    [InlineData("enablediskencryption.cgi?schemaversion=1&diskid=NetworkShare&passphrase=x", "100")]
    [InlineData("enablediskencryption.cgi?schemaversion=1&diskid=SD_DISK&passphrase=", "110")]
    [InlineData("changediskpassphrase.cgi?schemaversion=1&diskid=SD_DISK&oldpassphrase=x&newpassphrase=", "120")]
    [InlineData("setrequiredfs.cgi?schemaversion=1&diskid=SD_DISK&filesystem=ntfs", "30")]
    [InlineData("setrequiredfs.cgi?schemaversion=1&diskid=SD_DISK&filesystem=ext4", null)]
    public async Task Properties_AnswerByNumber(string path, string? code)
    {
        await using var host = await StartAsync(TimeProvider.System);
        using var client = Client.As(host);
        Assert.Equal(code, await PropertyAsync(client, host, path));
    }

    [Theory]
    [InlineData("format.cgi?diskid=NONE&filesystem=ext4")]
    [InlineData("format.cgi?diskid=NetworkShare&filesystem=cifs")]
    [InlineData("format.cgi?diskid=SD_DISK&filesystem=ntfs")]
    [InlineData("mount.cgi?diskid=SD_DISK&action=mount")]
    [InlineData("mount.cgi?diskid=SD_DISK&action=eject")]
    [InlineData("job.cgi?jobid=77&diskid=SD_DISK")]
    public async Task ImpossibleJobs_AreErrors(string path)
    {
        await using var host = await StartAsync(TimeProvider.System);
        using var client = Client.As(host);
        var job = await JobAsync(client, host, path);
        Assert.Equal("ERROR", (string?)job.Attribute("result"));
        Assert.False(string.IsNullOrEmpty((string?)job.Attribute("description")));
    }

    [Fact]
    public async Task LockedCard_IsNotFormatted()
    {
        await using var host = await StartAsync(TimeProvider.System);
        using var client = Client.As(host);
        await GetAsync(client, host, "lock.cgi?action=lock&diskid=SD_DISK");
        Assert.Equal("yes", await DiskAsync(client, host, "locked"));
        Assert.Equal("ERROR", (string?)(await JobAsync(client, host, "format.cgi?diskid=SD_DISK&filesystem=ext4")).Attribute("result"));
        await GetAsync(client, host, "lock.cgi?action=unlock&diskid=SD_DISK");
        Assert.Equal("OK", (string?)(await JobAsync(client, host, "format.cgi?diskid=SD_DISK&filesystem=vfat")).Attribute("result"));
        Assert.Equal("vfat", await DiskAsync(client, host, "filesystem"));
    }

    [Theory]
    [InlineData("viewer", "list.cgi?diskid=all", 403)]
    [InlineData("operator", "list.cgi?diskid=all", 200)]
    [InlineData("operator", "format.cgi?diskid=SD_DISK&filesystem=ext4", 403)]
    [InlineData("operator", "properties/enablediskencryption.cgi?schemaversion=1&diskid=SD_DISK&passphrase=x", 403)]
    public async Task Roles_AreEnforced(string role, string path, int status)
    {
        await using var host = await StartAsync(TimeProvider.System);
        using var client = Client.As(host, role);
        using var response = await client.GetAsync(host.Devices[0].Http(Root + path), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Null(host.Devices[0].State.Peek<DiskBook>());
    }

    [Fact]
    public async Task List_CanBeAskedForOneDisk_AndTakesNoPost()
    {
        await using var host = await StartAsync(TimeProvider.System);
        using var client = Client.As(host);
        var disks = XDocument.Parse(await GetAsync(client, host, "list.cgi?diskid=SD_DISK")).Root!.Element("disks")!;
        Assert.Equal(("1", "SD_DISK"), ((string?)disks.Attribute("numberofdisks"), (string?)disks.Elements("disk").Single().Attribute("diskid")));
        using var posted = await client.PostAsync(host.Devices[0].Http(Root + "list.cgi"), null, TestContext.Current.CancellationToken);
        Assert.Equal(405, (int)posted.StatusCode);
    }

    private static Task<SimulatorHost> StartAsync(TimeProvider clock) =>
        SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Camera1111], Clock = clock });

    private static async Task<string> GetAsync(HttpClient client, SimulatorHost host, string path)
    {
        using var response = await client.GetAsync(host.Devices[0].Http(Root + path), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.TextAsync();
    }

    private static async Task<XElement> JobAsync(HttpClient client, SimulatorHost host, string path) =>
        XDocument.Parse(await GetAsync(client, host, path)).Root!.Element("job")!;

    private static async Task<string?> DiskAsync(HttpClient client, SimulatorHost host, string attribute) =>
        (string?)XDocument.Parse(await GetAsync(client, host, "list.cgi?diskid=all")).Root!.Element("disks")!.Elements("disk").First().Attribute(attribute);

    /// <summary>The number of the error, or null where there is none.</summary>
    private static async Task<string?> PropertyAsync(HttpClient client, SimulatorHost host, string path)
    {
        var answer = XDocument.Parse(await GetAsync(client, host, "properties/" + path)).Root!;
        return answer.Descendants(answer.Name.Namespace + "GeneralSuccess").Any() ? null : answer.Descendants(answer.Name.Namespace + "ErrorCode").Single().Value;
    }
}
