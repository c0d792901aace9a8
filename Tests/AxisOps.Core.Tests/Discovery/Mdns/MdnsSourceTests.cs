using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Mdns;

namespace AxisOps.Core.Tests.Discovery.Mdns;

public sealed class MdnsSourceTests
{
    private const string Serial = "B8A44F0000A1";

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task FindAsync_FindsADevice_WhetherThePortIsSharedAndAnswersAreUnicast(bool shared, bool unicast)
    {
        await using var responder = new LoopbackResponder(query => [Packet(Announcement.Camera(Serial, "127.0.0.7", 8080, 8443))], shared, unicast);

        DiscoveredDevice device = await FirstAsync(responder.Options());

        Assert.Equal(("127.0.0.7", Serial, 8080, 8443), (device.Address, device.SerialNumber, device.HttpPort, device.HttpsPort));
        Assert.NotNull(device.LastSeen);
        (DnsMessage first, IPEndPoint from) = responder.Heard.First();
        Assert.Equal(shared, from.Port == responder.Port);
        Assert.All(first.Questions, question => Assert.True(question.UnicastResponse));
    }

    [Fact]
    public async Task FindAsync_WhenADeviceOmitsRecords_AsksForThem()
    {
        DnsRecord[] all = Announcement.Camera(Serial, "127.0.0.7");
        await using var responder = new LoopbackResponder(query =>
            query.Questions.Select(question => Packet([.. all.Where(record => record.Name.Equals(question.Name) && record.Type == question.Type)])));

        DiscoveredDevice device = await FirstAsync(responder.Options());

        Assert.Equal(("127.0.0.7", Serial, 80, 443), (device.Address, device.SerialNumber, device.HttpPort, device.HttpsPort));
    }

    [Fact]
    public async Task FindAsync_WhenTheFirstAnswersAreLost_AsksAgainAndNamesWhatItKnows()
    {
        DnsRecord[] other = Announcement.Camera("B8A44F0000B2", "127.0.0.8");
        int asked = 0;
        await using var responder = new LoopbackResponder(query =>
            ++asked == 1 ? [Packet(other)] : [Packet(Announcement.Camera(Serial, "127.0.0.7"))]);

        List<DiscoveredDevice> devices = await AllAsync(responder.Options(1.5));

        Assert.Equal([Serial, "B8A44F0000B2"], devices.Select(device => device.SerialNumber).Order());
        DnsMessage repeat = responder.Heard.ElementAt(1).Message;
        Assert.All(repeat.Questions, question => Assert.False(question.UnicastResponse));
        Assert.Equal(
            other.OfType<PtrRecord>().Take(1).Select(record => record.Target).ToHashSet(),
            repeat.Answers.Cast<PtrRecord>().Select(record => record.Target).ToHashSet());
    }

    [Fact]
    public async Task FindAsync_AmongHostileAnswers_StillFindsTheDevice()
    {
        var random = new Random(20260103);
        await using var responder = new LoopbackResponder(query =>
        [
            [],
            [0xFF],
            new byte[9000],
            .. Enumerable.Range(0, 200).Select(_ => Mutate(Dns.CapturedPackets.AxisVideo, random)),
            Packet(Announcement.Camera("B8A44F0000B2", "127.0.0.7")),
        ]);

        List<DiscoveredDevice> devices = await AllAsync(responder.Options(1));

        Assert.Contains(devices, device => device.SerialNumber == "B8A44F0000B2" && device.Address == "127.0.0.7");
        Assert.All(devices, device => Assert.DoesNotContain(device.ToString() + device.Name + device.HostName, char.IsControl));
    }

    [Fact]
    public async Task FindAsync_UnderAFloodThatNeverEnds_KeepsItsTimeout()
    {
        byte[] bomb = DnsWriter.Write(Announcement.Response(
            [.. Enumerable.Range(0, 100).Select(i => Announcement.Location($"AXIS {i}", "_axis-video._tcp", 80, $"host{i}.local"))]));
        await using var responder = new LoopbackResponder(_ => Enumerable.Repeat(bomb, int.MaxValue));

        Task<List<DiscoveredDevice>> search = AllAsync(responder.Options(1));

        Assert.Equal(100, (await search.WaitAsync(TimeSpan.FromSeconds(20))).Select(device => device.HostName).Distinct().Count());
    }

    [Fact]
    public async Task FindAsync_OfFiveThousandDevices_LosesNone()
    {
        string[] serials = [.. Enumerable.Range(0, 5000).Select(i => $"B8A44F{i:X6}")];
        byte[][] packets = [.. serials.Select((serial, i) => Packet(Announcement.Camera(serial, $"127.1.{i / 250}.{1 + (i % 250)}")))];
        var owners = packets.Select((packet, i) => (Packet: packet, Pointers: DnsReader.Read(packet).Answers.OfType<PtrRecord>().Select(record => record.Target).ToArray())).ToArray();
        var known = new HashSet<DnsName>();
        await using var responder = new LoopbackResponder(query =>
        {
            known.UnionWith(query.Answers.OfType<PtrRecord>().Select(record => record.Target));
            return query.IsTruncated ? [] : owners.Where(owner => !owner.Pointers.All(known.Contains)).Select(owner => owner.Packet);
        });

        var found = new HashSet<string?>();
        await foreach (DiscoveredDevice device in new MdnsSource(responder.Options(30), TimeProvider.System).FindAsync(CancellationToken.None))
        {
            Assert.Equal((80, 443), (device.HttpPort, device.HttpsPort));
            found.Add(device.SerialNumber);
            if (found.Count == serials.Length)
            {
                break;
            }
        }

        Assert.Equal(serials, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FindAsync_WhileEachQuestionBringsAnotherDevice_GoesOnBeyondItsTime()
    {
        int asked = 0;
        await using var responder = new LoopbackResponder(query =>
            ++asked <= 3 ? [Packet(Announcement.Camera($"B8A44F0000A{asked}", $"127.0.0.{asked}"))] : []);

        // Questions leave after 0 and 1 second; the third one is due after the time is over.
        List<DiscoveredDevice> devices = await AllAsync(responder.Options(1.5));

        Assert.Equal(["B8A44F0000A1", "B8A44F0000A2", "B8A44F0000A3"], devices.Select(device => device.SerialNumber).Distinct().Order());
    }

    [Fact]
    public async Task FindAsync_WhenNobodyAnswers_EndsAfterTheTimeout()
    {
        await using var responder = new LoopbackResponder(_ => []);

        Assert.Empty(await AllAsync(responder.Options(0.2)));
    }

    [Fact]
    public async Task FindAsync_IgnoresAnswersFromAnotherPort()
    {
        await using var bystander = new LoopbackResponder(_ => []);
        await using var responder = new LoopbackResponder(_ => []);
        using var rogue = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await rogue.SendAsync(Packet(Announcement.Camera(Serial, "127.0.0.7")), new IPEndPoint(IPAddress.Loopback, responder.Port));
        var search = AllAsync(responder.Options(0.5));
        while (responder.Heard.IsEmpty)
        {
            await Task.Yield();
        }

        await rogue.SendAsync(Packet(Announcement.Camera(Serial, "127.0.0.7")), new IPEndPoint(IPAddress.Loopback, responder.Port));

        Assert.Empty(await search);
    }

    [Fact]
    public async Task FindAsync_WhenNoInterfaceMatches_SaysSo()
    {
        var source = new MdnsSource(new MdnsOptions { Interfaces = ["no-such-interface"] }, TimeProvider.System);

        IOException error = await Assert.ThrowsAsync<IOException>(async () => await source.FindAsync(CancellationToken.None).GetAsyncEnumerator().MoveNextAsync());

        Assert.Contains("no-such-interface", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_WhenCancelledOrLeft_ClosesItsSockets()
    {
        await using var responder = new LoopbackResponder(_ => [Packet(Announcement.Camera(Serial, "127.0.0.7"))]);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (DiscoveredDevice device in new MdnsSource(responder.Options(), TimeProvider.System).FindAsync(cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
        await FirstAsync(responder.Options());

        Assert.Equal(IPAddress.Any, Assert.Single(IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners(), end => end.Port == responder.Port).Address);
    }

    private static byte[] Packet(params IReadOnlyList<DnsRecord> records) => DnsWriter.Write(Announcement.Response(records));

    private static byte[] Mutate(byte[] packet, Random random)
    {
        byte[] changed = [.. packet];
        for (int i = 0; i < 4; i++)
        {
            changed[random.Next(12, changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    private static async Task<DiscoveredDevice> FirstAsync(MdnsOptions options)
    {
        await foreach (DiscoveredDevice device in new MdnsSource(options, TimeProvider.System).FindAsync(CancellationToken.None))
        {
            return device;
        }

        throw new InvalidOperationException("No device was found.");
    }

    private static async Task<List<DiscoveredDevice>> AllAsync(MdnsOptions options)
    {
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in new MdnsSource(options, TimeProvider.System).FindAsync(CancellationToken.None))
        {
            devices.Add(device);
        }

        return devices;
    }
}
