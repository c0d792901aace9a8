using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Ssdp;

public sealed class SsdpSourceTests
{
    private const string Serial = "B8A44F0000A1";

    [Fact]
    public async Task FindAsync_FindsADevice_AndAsksNobody()
    {
        await using var responder = new ScriptedResponder(_ => [("127.0.0.7", Answers.Ssdp(Serial, "http://127.0.0.7:49152/rootdesc1.xml"))]);
        var probe = new FakeProbe(_ => null);

        DiscoveredDevice device = await FirstAsync(responder.Options(), probe);

        Assert.Equal(("127.0.0.7", Serial, null, null), (device.Address, device.SerialNumber, device.HttpPort, device.HttpsPort));
        DiscoverySighting seen = Assert.Single(device.Sightings);
        Assert.Equal((DiscoveryProtocol.Ssdp, true, "http://127.0.0.7:49152/rootdesc1.xml"), (seen.Protocol, seen.IsOnLink, seen.Location));
        Assert.NotNull(seen.Interface);
        Assert.Empty(probe.Asked);
    }

    [Fact]
    public async Task FindAsync_WhenTheFirstAnswerIsLost_AsksAgain()
    {
        int asked = 0;
        await using var responder = new ScriptedResponder(_ => ++asked == 1 ? [] : [("127.0.0.7", Answers.Ssdp(Serial))]);

        Assert.Equal(Serial, (await FirstAsync(responder.Options())).SerialNumber);
        Assert.True(responder.Heard.Count >= 2);
    }

    [Fact]
    public async Task FindAsync_HearsAnAnnouncement()
    {
        await using var responder = new ScriptedResponder(_ => []);
        string text = Encoding.ASCII.GetString(Answers.Recorded("misc-discovery/ssdp-notify-alive-00408C184D0E.txt"));
        Task<DiscoveredDevice> search = FirstAsync(responder.Options(30));
        while (responder.Heard.IsEmpty)
        {
            await Task.Yield();
        }

        responder.Announce("127.0.0.9", Encoding.ASCII.GetBytes(text));

        DiscoveredDevice device = await search;
        Assert.Equal(("127.0.0.9", "00408C184D0E"), (device.Address, device.SerialNumber));
        Assert.Null(Assert.Single(device.Sightings).Location);
    }

    [Fact]
    public async Task FindAsync_OfAnAnswerWithoutASerialNumber_AsksTheAddressThatAnswered()
    {
        await using var responder = new ScriptedResponder(_ => [("127.0.0.7", Answers.Ssdp("renamed"))]);
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address, SerialNumber = Serial, HttpsPort = 443 });

        DiscoveredDevice device = await FirstAsync(responder.Options(), probe);

        Assert.Equal((Serial, 443, "Ssdp"), (device.SerialNumber, device.HttpsPort, device.FoundBy));
        Assert.Equal(("127.0.0.7", 80, 443), Assert.Single(probe.Asked));
    }

    [Fact]
    public async Task FindAsync_UnderThousandsOfAnswersOfOneHost_ReportsAFewAndEndsInTime()
    {
        await using var responder = new ScriptedResponder(_ =>
            Enumerable.Range(0, 5000).Select(i => ("127.0.0.66", Answers.Ssdp($"B8A44F{i:X6}"))).Append(("127.0.0.7", Answers.Ssdp("ACCC8E000001"))));

        List<DiscoveredDevice> devices = await AllAsync(responder.Options(2)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(devices.Count(device => device.Address == "127.0.0.66") <= HitLog.MaxPerSender);
    }

    [Fact]
    public async Task FindAsync_AmongHostileAnswers_StillFindsTheDevice()
    {
        var random = new Random(20260104);
        byte[] good = Answers.Ssdp("ACCC8E000001");
        await using var responder = new ScriptedResponder(_ =>
        [
            ("127.0.0.66", []),
            ("127.0.0.66", [0xFF]),
            ("127.0.0.66", new byte[20_000]),
            .. Enumerable.Range(0, 100).Select(_ => ("127.0.0.66", Mutate(good, random))),
            ("127.0.0.7", good),
        ]);

        List<DiscoveredDevice> devices = await AllAsync(responder.Options(1.5));

        Assert.Contains(devices, device => device.Address == "127.0.0.7" && device.SerialNumber == "ACCC8E000001");
        Assert.All(devices, device => Assert.DoesNotContain(device + string.Concat(device.Sightings), char.IsControl));
    }

    [Fact]
    public async Task FindAsync_WhenNobodyAnswers_EndsAfterTheTimeout()
    {
        await using var responder = new ScriptedResponder(_ => []);

        Assert.Empty(await AllAsync(responder.Options(0.2)));
    }

    [Fact]
    public async Task FindAsync_WhenNoInterfaceMatches_SaysSo()
    {
        var source = new SsdpSource(new MulticastOptions { Interfaces = ["no-such-interface"] }, null, TimeProvider.System);

        IOException error = await Assert.ThrowsAsync<IOException>(async () => await source.FindAsync(CancellationToken.None).GetAsyncEnumerator().MoveNextAsync());

        Assert.Contains("no-such-interface", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_WhenThePortIsTakenForGood_SearchesAllTheSame()
    {
        await using var responder = new ScriptedResponder(_ => [("127.0.0.7", Answers.Ssdp(Serial))], isShared: false);

        Assert.Equal(Serial, (await FirstAsync(responder.Options())).SerialNumber);
    }

    [Fact]
    public async Task FindAsync_WhenCancelledOrLeft_ClosesItsSockets()
    {
        await using var responder = new ScriptedResponder(_ => [("127.0.0.7", Answers.Ssdp(Serial))]);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (DiscoveredDevice device in new SsdpSource(responder.Options(), null, TimeProvider.System).FindAsync(cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
        await FirstAsync(responder.Options());

        Assert.Equal(IPAddress.Any, Assert.Single(IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners(), end => end.Port == responder.Port).Address);
    }

    private static byte[] Mutate(byte[] packet, Random random)
    {
        byte[] changed = [.. packet];
        for (int i = 0; i < 4; i++)
        {
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    private static async Task<DiscoveredDevice> FirstAsync(MulticastOptions options, IDeviceProbe? probe = null)
    {
        await foreach (DiscoveredDevice device in new SsdpSource(options, probe, TimeProvider.System).FindAsync(CancellationToken.None))
        {
            return device;
        }

        throw new InvalidOperationException("No device was found.");
    }

    private static async Task<List<DiscoveredDevice>> AllAsync(MulticastOptions options)
    {
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in new SsdpSource(options, null, TimeProvider.System).FindAsync(CancellationToken.None))
        {
            devices.Add(device);
        }

        return devices;
    }
}
