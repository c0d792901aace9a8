using System.CommandLine;

namespace AxisOps.Benchmarks;

/// <summary>The options that benchmarks share, in the same words everywhere.</summary>
internal sealed class BenchmarkOptions
{
    private readonly Option<int?> rounds;
    private readonly Option<bool> quick;
    private readonly Option<bool> noHistory = NoHistory();
    private readonly int standard;

    /// <summary>Initializes a new instance of the <see cref="BenchmarkOptions"/> class and gives a command its options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="standard">How often it measures without <c>--rounds</c>.</param>
    /// <param name="few">What <c>--quick</c> measures, for the description.</param>
    internal BenchmarkOptions(Command command, int standard, string few)
    {
        this.standard = standard;
        rounds = new Option<int?>("--rounds") { Description = $"How often each is measured. Default: {standard}" };
        quick = new Option<bool>("--quick") { Description = $"{few}, one round, nothing kept: shows that it works." };
        command.Add(rounds);
        command.Add(quick);
        command.Add(noHistory);
    }

    /// <summary>Makes the option that keeps a run out of the history.</summary>
    internal static Option<bool> NoHistory() => new("--no-history") { Description = "The result is not kept in the history." };

    /// <summary>Tells whether it is only to be shown that everything works.</summary>
    internal bool IsQuick(ParseResult parsed) => parsed.GetValue(quick);

    /// <summary>Tells how often to measure.</summary>
    internal int Rounds(ParseResult parsed) => parsed.GetValue(rounds) ?? (IsQuick(parsed) ? 1 : standard);

    /// <summary>Tells whether the result is kept.</summary>
    internal bool Keeps(ParseResult parsed) => !IsQuick(parsed) && !parsed.GetValue(noHistory);

    /// <summary>Measures; what went wrong in that is told in one line.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="measure">Measures.</param>
    /// <returns>The exit code: 1 where a peer failed, or did something else than the others.</returns>
    internal static async Task<int> TellFailureAsync(string command, Func<Task> measure)
    {
        try
        {
            await measure().ConfigureAwait(false);
            return 0;
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync($"{command}: {error.Message}").ConfigureAwait(false);
            return 1;
        }
    }
}
