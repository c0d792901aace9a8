using AxisOps.Fuzz.SimulatorTargets;
using AxisOps.Fuzz.Targets;
using SharpFuzz;

namespace AxisOps.Fuzz;

/// <summary>Runs one parser on inputs: under afl-fuzz, or on files. The script <c>run</c> beside it uses every verb.</summary>
internal static class Program
{
    private const string Usage =
        "usage: AxisOps.Fuzz list | seeds TARGET FIXTURES FINDINGS FOLDER | fuzz TARGET | replay TARGET FILE... | instrument ASSEMBLY";

    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["list"]:
                Array.ForEach([.. FuzzTargets.All, .. SimulatorTable.All], target => Console.WriteLine(target.Name));
                return 0;
            case ["seeds", var name, var fixtures, var findings, var folder]:
                Console.WriteLine(SeedFiles.Write(Named(name), fixtures, findings, folder));
                return 0;
            case ["fuzz", var name]:
                // What is instrumented must not run, not even for a static field, before the fuzzer has made the memory that it notes its way in.
                Fuzzer.OutOfProcess.Run(stream => Named(name).Run(ReadAll(stream)));
                return 0;
            case ["replay", var name, .. var files]:
                return Replay(Named(name), files);
            case ["instrument", var assembly]:
                Console.WriteLine($"{Fuzzer.Instrument(assembly, _ => true, Options.Value).Count()} types instrumented");
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static FuzzTarget Named(string name) =>
        name.StartsWith("simulator-", StringComparison.Ordinal) ? SimulatorTable.Named(name) : FuzzTargets.Named(name);

    private static int Replay(FuzzTarget target, string[] files)
    {
        int failed = 0;
        foreach (string file in files)
        {
            try
            {
                target.Run(File.ReadAllBytes(file));
            }
            catch (Exception exception)
            {
                failed++;
                Console.WriteLine($"{file}: {exception}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
