using System.Text;
using AxisOps.Fuzz.Targets;
using AxisOps.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Fuzzing;

/// <summary>What is fuzzed for long elsewhere: its seeds, every earlier finding, a fixed set of mutations, and sizes a fuzzer never tries.</summary>
public sealed class FuzzTargetTests
{
    private const int Cases = 300;

    private const int MaxBody = 4 * 1024 * 1024;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    public static TheoryData<string> Floods => [.. Shapes.Keys];

    // A repeated middle, with what comes before and after it.
    private static readonly Dictionary<string, (string Head, string Middle, string Tail)> Shapes = new()
    {
        ["line ends"] = (string.Empty, "\n", string.Empty),
        ["lines of one letter"] = ("root.A=b\n", "c\n", string.Empty),
        ["one line"] = ("root.A=", "b", string.Empty),
        ["errors"] = (string.Empty, "# Error: a\n", string.Empty),
        ["headings"] = (string.Empty, "----- a -----\n", string.Empty),
        ["members"] = ("digusers=\"", "a,", "\""),
        ["control characters"] = (string.Empty, "\u001b", string.Empty),
        ["open tags"] = (string.Empty, "<a>", string.Empty),
        ["empty elements"] = ("<root>", "<a/>", "</root>"),
        ["disks"] = ("<disks>", "<disk diskid=\"a\"/>", "</disks>"),
        ["certificate sets"] = ("<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><ListCertSetsResponse>", "<CertSetNames>a</CertSetNames>", "</ListCertSetsResponse></e:Body></e:Envelope>"),
        ["definitions"] = ("<parameterDefinitions><group name=\"a\">", "<parameter name=\"b\"/>", "</group></parameterDefinitions>"),
        ["open lists"] = (string.Empty, "[", string.Empty),
        ["a list of numbers"] = ("{\"status\":\"success\",\"data\":[0", ",0", "]}"),
        ["a list of accounts"] = ("{\"status\":\"success\",\"data\":[{}", ",{\"username\":\"a\"}", "]}"),
        ["an endless text"] = ("{\"status\":\"success\",\"data\":{\"enabled\":\"", "a", "\"}}"),
        ["challenges"] = (string.Empty, "Digest a=b ", string.Empty),
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_OnItsSeedsAndEarlierFindings_FindsNothing(string name)
    {
        FuzzTarget target = FuzzTargets.Named(name);
        byte[][] inputs = [.. target.Seeds(Repository.Fixtures), .. Findings(name)];

        Assert.NotEmpty(inputs);
        Assert.All(inputs.Append([]), input => target.Run(input));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Target_OnMutationsOfItsSeeds_FindsNothing(string name)
    {
        FuzzTarget target = FuzzTargets.Named(name);
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
    public void Target_OnAFloodOfTheLargestBody_NeedsMemoryInProportion(string shape)
    {
        (string head, string middle, string tail) = Shapes[shape];
        var text = new StringBuilder(head, MaxBody).Insert(head.Length, middle, (MaxBody - head.Length - tail.Length) / middle.Length).Append(tail);
        byte[] input = Encoding.UTF8.GetBytes(text.ToString());

        Assert.All(FuzzTargets.All, target => target.Run(input));
    }

    [Fact]
    public void Findings_BelongToTargets()
    {
        string folder = Path.Combine(Repository.Root, "Tests", "AxisOps.Fuzz", "Findings");
        IEnumerable<string?> names = Directory.EnumerateDirectories(folder).Select(Path.GetFileName);
        Assert.All(names.Where(name => !name!.StartsWith("simulator-", StringComparison.Ordinal)), name => Assert.NotNull(FuzzTargets.Named(name!)));
    }

    private static IEnumerable<byte[]> Findings(string name)
    {
        string folder = Path.Combine(Repository.Root, "Tests", "AxisOps.Fuzz", "Findings", name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }
}
