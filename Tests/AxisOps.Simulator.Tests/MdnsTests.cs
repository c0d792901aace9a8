using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AxisOps.Simulator.Discovery;
using AxisOps.Simulator.Discovery.Mdns;
using AxisOps.Simulator.Hosting;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class MdnsTests
{
    private static readonly DnsName AxisVideo = DnsName.Parse("_axis-video._tcp.local");
    private static readonly DnsName Vapix = DnsName.Parse("_vapix-http._tcp.local");

    [Fact]
    public async Task OneShotQuery_FindsEveryDevice_InPacketsThatFit()
    {
        await using var host = await StartAsync(300);
        var packets = await AskAsync(host, AxisVideo, 300);
        Assert.All(packets, packet => Assert.InRange(packet.Length, 1, ResponsePacker.MaxPacket));
        var messages = packets.Select(packet => DnsReader.TryRead(packet)!).ToList();
        Assert.All(messages, message => Assert.Equal(4711, message.Id));
        var found = messages.SelectMany(message => message.Additionals).OfType<TextRecord>().Select(record => record.Strings.Single()).ToHashSet();
        Assert.Equal(host.Devices.Select(device => "macaddress=" + device.SerialNumber).ToHashSet(), found);
        var addresses = messages.SelectMany(message => message.Additionals).OfType<AddressRecord>().Select(record => record.Address).ToHashSet();
        Assert.Equal(host.Devices.Select(device => device.Address).ToHashSet(), addresses);
        Assert.All(messages.SelectMany(message => message.Answers), record => Assert.True(record.TimeToLive <= 10));
    }

    [Fact]
    public async Task Names_FollowTheGeneration()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 6, Profiles = Profiles.All });
        var registry = new ServiceRegistry(host.Devices);
        string[] Instances(DnsName type) =>
            [.. registry.Answer(new DnsQuestion(type, DnsType.Ptr)).Select(group => ((PointerRecord)group.Answers[0]).Target.Labels[0]).Order(StringComparer.Ordinal)];

        Assert.Equal(host.Devices.Select(device => $"AXIS {device.Model} - {device.SerialNumber}").Order(StringComparer.Ordinal), Instances(AxisVideo));
        Assert.Equal(["AXIS D4200-VE", "AXIS D4200-VE (2)", "AXIS P3245-LVE", "AXIS P3245-LVE (2)"], Instances(Vapix));
        var types = registry.Answer(new DnsQuestion(DnsName.Parse("_services._dns-sd._udp.local"), DnsType.Ptr)).Select(group => ((PointerRecord)group.Answers[0]).Target.Labels[0]);
        Assert.Equal(["_axis-video", "_http", "_https", "_rtsp", "_vapix-http", "_vapix-https"], types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Records_NameHostPortAndText()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "serial:00408C123456");
        var device = host.Devices[0];
        var registry = new ServiceRegistry(host.Devices);
        var instance = new DnsName("AXIS D4200-VE").Under(DnsName.Parse("_vapix-https._tcp.local"));
        var group = Assert.Single(registry.Answer(new DnsQuestion(instance, DnsType.Any)));
        var service = Assert.IsType<ServiceRecord>(group.Answers[0]);
        Assert.Equal((device.HttpsPort, $"{device.HostName}.local"), (service.Port, service.Target.ToString()));
        Assert.Equal(["txtvers=1", "sn=" + device.SerialNumber, "ep=param,apidisc,decaf", "tags="], Assert.IsType<TextRecord>(group.Answers[1]).Strings);
        var address = Assert.Single(registry.Answer(new DnsQuestion(service.Target, DnsType.A))).Answers.Single();
        Assert.Equal(device.Address, Assert.IsType<AddressRecord>(address).Address);
    }

    [Fact]
    public async Task KnownAnswers_AndSwitchedOffDevices_AreLeftOut()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 3, Profiles = [Profiles.Speaker129] });
        var registry = new ServiceRegistry(host.Devices);
        var question = new DnsQuestion(AxisVideo, DnsType.Ptr);
        var first = (PointerRecord)registry.Answer(question)[0].Answers[0];
        Assert.Equal(2, new KnownAnswers([first]).Suppress(registry.Answer(question)).Count());
        Assert.Equal(3, new KnownAnswers([first with { TimeToLive = first.TimeToLive / 3 }]).Suppress(registry.Answer(question)).Count());

        host.Devices[0].SetParameter("Network.Bonjour.Enabled", "no");
        host.Devices[1].SetParameter("System.BoaGroupPolicy.admin", "https");
        Assert.Single(registry.Answer(question));
        Assert.Equal(2, registry.Answer(new DnsQuestion(DnsName.Parse("_vapix-https._tcp.local"), DnsType.Ptr)).Count);
    }

    [Fact]
    public async Task Stop_SaysGoodbye()
    {
        var port = FreePort();
        using var listener = new MulticastSocket(HostInterface.Loopback, MulticastGroup.Mdns(port), AddressFamily.InterNetwork);
        var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Mdns = true, MdnsPort = port });
        Assert.True(host.AnnouncesByMdns);
        var announced = await ReceiveAsync(listener, message => message.Answers.Any(record => record is PointerRecord { TimeToLive: > 0 } && record.Name.Equals(AxisVideo)));
        Assert.Contains(announced.Answers, record => record is AddressRecord { Unique: false } or AddressRecord);
        await host.DisposeAsync();
        await ReceiveAsync(listener, message => message.Answers.Any(record => record is PointerRecord { TimeToLive: 0 } && record.Name.Equals(AxisVideo)));
    }

    [Fact]
    public async Task ChangedSetting_IsToldToTheLink()
    {
        var port = FreePort();
        using var listener = new MulticastSocket(HostInterface.Loopback, MulticastGroup.Mdns(port), AddressFamily.InterNetwork);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Mdns = true, MdnsPort = port });
        bool Says(DnsMessage message, string instance, bool alive) => message.Answers
            .Any(record => record is PointerRecord pointer && pointer.Target.Labels[0] == instance && pointer.TimeToLive > 0 == alive);
        await ReceiveAsync(listener, message => Says(message, "AXIS D4200-VE", alive: true));
        host.Devices[0].SetParameter("Network.Bonjour.FriendlyName", "Gate");
        await ReceiveAsync(listener, message => Says(message, "AXIS D4200-VE", alive: false));
        await ReceiveAsync(listener, message => Says(message, "Gate", alive: true));
        host.Devices[0].SetParameter("Network.Bonjour.Enabled", "no");
        await ReceiveAsync(listener, message => Says(message, "Gate", alive: false));
    }

    [Fact]
    public async Task Garbage_DoesNotStopTheResponder()
    {
        await using var host = await StartAsync(1);
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        foreach (var garbage in new[] { "", "00", "000000000001000000000000C00C000C0001", "FFFFFFFFFFFFFFFFFFFFFFFFFFFF" })
        {
            await socket.SendAsync(Convert.FromHexString(garbage), new IPEndPoint(IPAddress.Loopback, host.Options.MdnsPort), TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(await AskAsync(host, AxisVideo, 1));
    }

    [Fact]
    public async Task OtherOpcodes_AreNoQuestions()
    {
        await using var host = await StartAsync(1);
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var query = DnsWriter.Write(new DnsMessage { Id = 1, Questions = [new DnsQuestion(AxisVideo, DnsType.Ptr)] });
        query[2] |= 0x10;
        Assert.Equal(2, DnsReader.TryRead(query)!.Opcode);
        await socket.SendAsync(query, new IPEndPoint(IPAddress.Loopback, host.Options.MdnsPort), TestContext.Current.CancellationToken);
        Assert.NotEmpty(await AskAsync(host, AxisVideo, 1));
        Assert.Equal(0, socket.Available);
    }

    [Fact]
    public async Task QuestionsFromElsewhere_AreNotHeardOnLoopback()
    {
        var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(adapter => adapter.GetIPProperties().UnicastAddresses)
            .Select(item => item.Address).FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        Assert.SkipWhen(own is null, "This host has loopback only.");
        await using var host = await StartAsync(1);
        using var socket = new UdpClient(new IPEndPoint(own, 0));
        var query = DnsWriter.Write(new DnsMessage { Id = 1, Questions = [new DnsQuestion(AxisVideo, DnsType.Ptr)] });
        await socket.SendAsync(query, new IPEndPoint(own, host.Options.MdnsPort), TestContext.Current.CancellationToken);
        Assert.NotEmpty(await AskAsync(host, AxisVideo, 1));
        Assert.Equal(0, socket.Available);
    }

    [Fact]
    public async Task UnicastQuestion_IsAnsweredToTheAsker_AsMulticastDns()
    {
        await using var host = await StartAsync(2);
        var port = host.Options.MdnsPort;

        // Another loopback address on the same port: a full responder, not a legacy one, and its packets cannot be mistaken.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = false };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Binds a second loopback address.");
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.9"), port));
        var query = DnsWriter.Write(new DnsMessage { Id = 5, Questions = [new DnsQuestion(AxisVideo, DnsType.Ptr, Unicast: true)] });
        await socket.SendToAsync(query, new IPEndPoint(IPAddress.Loopback, port), TestContext.Current.CancellationToken);
        var buffer = new byte[9000];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var length = await socket.ReceiveAsync(buffer, patience.Token);
        var answer = DnsReader.TryRead(buffer.AsSpan(0, length))!;
        Assert.Equal((0, 0, 2), (answer.Id, answer.Questions.Count, answer.Answers.Count));
        Assert.All(answer.Answers, record => Assert.Equal(4500u, record.TimeToLive));
    }

    private static Task<SimulatorHost> StartAsync(int count) =>
        SimulatorFixture.StartAsync(new SimulatorOptions { Count = count, Profiles = [Profiles.Speaker129], Mdns = true, MdnsPort = FreePort() });

    private static int FreePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    /// <summary>Asks as a legacy resolver, straight to the responder's port, and gathers packets until all are named.</summary>
    private static async Task<List<byte[]>> AskAsync(SimulatorHost host, DnsName name, int expected)
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Client.ReceiveBufferSize = 1 << 22;
        var query = DnsWriter.Write(new DnsMessage { Id = 4711, Questions = [new DnsQuestion(name, DnsType.Ptr)] });
        await socket.SendAsync(query, new IPEndPoint(IPAddress.Loopback, host.Options.MdnsPort), TestContext.Current.CancellationToken);
        var packets = new List<byte[]>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        for (var found = 0; found < expected;)
        {
            var packet = (await socket.ReceiveAsync(patience.Token)).Buffer;
            packets.Add(packet);
            found += DnsReader.TryRead(packet)!.Answers.Count;
        }

        return packets;
    }

    private static async Task<DnsMessage> ReceiveAsync(MulticastSocket socket, Func<DnsMessage, bool> predicate)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var buffer = new byte[9000];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, patience.Token);
            if (DnsReader.TryRead(buffer.AsSpan(0, received.ReceivedBytes)) is { } message && predicate(message))
            {
                return message;
            }
        }
    }
}
