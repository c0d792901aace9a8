using System.Text;
using AxisOps.Fuzz.SimulatorTargets;
using AxisOps.Fuzz.Targets;
using AxisOps.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Simulator.Tests.Fuzzing;

/// <summary>What the simulator reads is fuzzed for long elsewhere; here its seeds, every earlier finding, a fixed set of mutations, and sizes a fuzzer never tries.</summary>
public sealed class SimulatorTargetTests
{
    private const int Cases = 200;

    private const int MaxBody = 1024 * 1024;

    public static TheoryData<string> Targets => [.. SimulatorTable.All.Select(target => target.Name)];

    public static TheoryData<string> Floods => [.. Shapes.Keys];

    // A repeated middle, with what comes before and after it.
    private static readonly Dictionary<string, (string Head, string Middle, string Tail)> Shapes = new()
    {
        ["line ends"] = (string.Empty, "\n", string.Empty),
        ["one word"] = (string.Empty, "a", string.Empty),
        ["open texts"] = (string.Empty, "a=\"\\\"", string.Empty),
        ["arguments"] = (string.Empty, "a=%41&", string.Empty),
        ["open tags"] = (string.Empty, "<a>", string.Empty),
        ["elements of a body"] = ("<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body>", "<a/>", "</e:Body></e:Envelope>"),
        ["open lists"] = (string.Empty, "[", string.Empty),
        ["a list"] = ("{\"method\":\"a\",\"params\":{\"a\":[0", ",0", "]}}"),
        ["an endless context"] = ("{\"method\":\"a\",\"context\":\"", "a", "\"}"),
        ["parts"] = ("multipart/form-data; boundary=b\n", "--b\r\n\r\n\r\n", "--b--"),
        ["a part header"] = ("multipart/form-data; boundary=b\n--b\r\n", "a: b\r\n", "\r\n"),
        ["subjects"] = ("CN=a", ",CN=a", string.Empty),
        ["a form"] = ("POST /axis-cgi/param.cgi\napplication/x-www-form-urlencoded\naction=update", "&root.Network.HostName=a", string.Empty),
        ["faults"] = ("PUT /faults\napplication/json\n{\"devices\":\"1\",\"faults\":[\"latency:1\"", ",\"reset\"", "]}"),
        ["devices"] = ("a\n1", ",1-1", string.Empty),
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_OnItsSeedsAndEarlierFindings_FindsNothing(string name)
    {
        FuzzTarget target = SimulatorTable.Named(name);
        byte[][] inputs = [.. target.Seeds(Repository.Fixtures), .. Findings(name)];

        Assert.NotEmpty(inputs);
        Assert.All(inputs.Append([]), input => target.Run(input));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_OnMutationsOfItsSeeds_FindsNothing(string name)
    {
        FuzzTarget target = SimulatorTable.Named(name);
        byte[][] seeds = [.. target.Seeds(Repository.Fixtures).Concat(Findings(name)).Where(seed => seed.Length is > 0 and < 4096)];
        Gen<(int Seed, int Other, int[] Mutations)> cases =
            from seed in Gen.Choose(0, seeds.Length - 1)
            from other in Gen.Choose(0, seeds.Length - 1)
            from mutations in Gen.ArrayOf(Gen.Choose(0, int.MaxValue)).Resize(10)
            select (seed, other, mutations);
        Prop.ForAll(cases.ToArbitrary(), item => target.Run(Mutation.Of(seeds[item.Seed], seeds[item.Other], item.Mutations)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20261125, 11));
    }

    [Theory]
    [MemberData(nameof(Floods))]
    public void Target_OnAFloodOfOneShape_NeedsMemoryInProportion(string shape)
    {
        (string head, string middle, string tail) = Shapes[shape];
        var text = new StringBuilder(head, MaxBody).Insert(head.Length, middle, (MaxBody - head.Length - tail.Length) / middle.Length).Append(tail);
        byte[] input = Encoding.UTF8.GetBytes(text.ToString());

        Assert.All(SimulatorTable.All, target => target.Run(input));
    }

    [Fact]
    public void SeedsOfRequests_AreAnswered()
    {
        byte[][] seeds = [.. SimulatorRequests.Device.Seeds(Repository.Fixtures)];

        Assert.All(seeds, seed => Assert.Contains(200, SimulatorRequests.Profiles.Select(profile => SimulatorRequests.Ask(profile, seed))));
    }

    [Fact]
    public void Findings_BelongToTargets()
    {
        string folder = Path.Combine(Repository.Root, "Tests", "AxisOps.Fuzz", "Findings");
        Assert.All(Directory.EnumerateDirectories(folder, "simulator-*"), path => Assert.NotNull(SimulatorTable.Named(Path.GetFileName(path))));
    }

    private static IEnumerable<byte[]> Findings(string name)
    {
        string folder = Path.Combine(Repository.Root, "Tests", "AxisOps.Fuzz", "Findings", name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }
}
