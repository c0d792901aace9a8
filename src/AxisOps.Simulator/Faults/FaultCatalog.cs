using System.Globalization;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Faults;

/// <summary>The kinds of fault by name. A new kind is one class and one line here.</summary>
internal static class FaultCatalog
{
    private static readonly Dictionary<string, Func<string, string?, FaultContext, Fault>> Kinds = new(StringComparer.Ordinal)
    {
        ["latency"] = (text, argument, _) => new LatencyFault(text, TimeSpan.FromMilliseconds(Number(text, argument, 0, 3_600_000))),
        ["refused"] = (text, argument, _) => new RefusedFault(None(text, argument)),
        ["reset"] = (text, argument, _) => new ResetFault(None(text, argument)),
        ["status"] = (text, argument, _) => new StatusFault(text, Number(text, argument, 500, 599)),
        ["truncate"] = (text, argument, _) => new TruncateFault(text, argument is null ? null : Number(text, argument, 0, int.MaxValue)),
        ["unauthorized"] = (text, argument, _) => new UnauthorizedFault(None(text, argument)),
        ["certificate"] = (text, argument, _) => new CertificateFault(None(text, argument)),
        ["serial"] = (text, argument, context) => new SerialFault(text, Serial(text, argument, context)),
        ["rogue"] = (text, argument, _) => new RogueFault(None(text, argument)),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    /// <summary>Makes a fault of <c>kind[:argument]</c>.</summary>
    /// <exception cref="FormatException">No such kind, or an argument it cannot take.</exception>
    public static Fault Create(string text, FaultContext context)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, argument) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        return Kinds.TryGetValue(kind, out var create)
            ? create(text, argument, context)
            : throw new FormatException($"'{kind}' is no fault; known are {string.Join(", ", Kinds.Keys)}.");
    }

    private static string None(string text, string? argument) =>
        argument is null ? text : throw new FormatException($"Fault '{text}' takes no argument.");

    private static int Number(string text, string? argument, int least, int most) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"Fault '{text}' needs a number from {least} to {most} after the colon.");

    private static string Serial(string text, string? argument, FaultContext context) => argument switch
    {
        null or "random" => context.OtherSerial(),
        _ when DeviceIdentity.IsSerial(argument) => argument.ToUpperInvariant(),
        _ => throw new FormatException($"Fault '{text}' needs twelve hex digits or 'random' after the colon."),
    };
}
