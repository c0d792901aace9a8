namespace AxisOps.Simulator.Faults;

/// <summary>The kinds of fault by name. A new kind is one class and one line here.</summary>
internal static class FaultCatalog
{
    private static readonly Dictionary<string, Func<FaultArgument, FaultContext, Fault>> Kinds = new(StringComparer.Ordinal)
    {
        ["latency"] = (argument, context) => new LatencyFault(context, argument.Milliseconds(out var jitter), jitter),
        ["loss"] = (argument, context) => new LossFault(context, argument.Percent()),
        ["refused"] = (argument, _) => argument.None(new RefusedFault()),
        ["reset"] = (argument, _) => argument.None(new ResetFault()),
        ["status"] = (argument, _) => new StatusFault(argument.Number(500, 599)),
        ["truncate"] = (argument, _) => new TruncateFault(argument.IsMissing ? null : argument.Number(0, int.MaxValue)),
        ["oversize"] = (argument, _) => new FillFault(argument.Size(8 << 20, out var announced), announced),
        ["endless"] = (argument, _) => argument.None(new FillFault(long.MaxValue)),
        ["drip"] = (argument, _) => new DripFault(argument.Number(1, int.MaxValue)),
        ["contenttype"] = (argument, _) => new ContentTypeFault(argument.MediaType()),
        ["charset"] = (argument, _) => new CharsetFault(argument.Charset(out var used), used),
        ["gzipbomb"] = (argument, _) => new FillFault(argument.Mebibytes(256), coding: "gzip"),
        ["brotlibomb"] = (argument, _) => new FillFault(argument.Mebibytes(256), coding: "br"),
        ["xmlbomb"] = (argument, _) => argument.None(new XmlBombFault()),
        ["jsonbomb"] = (argument, _) => new JsonBombFault(argument.IsMissing ? 1_000_000 : argument.Number(1, 10_000_000)),
        ["unauthorized"] = (argument, _) => argument.None(new UnauthorizedFault()),
        ["stalenonce"] = (argument, _) => argument.None(new StaleNonceFault()),
        ["certificate"] = (argument, _) => argument.None(new CertificateFault()),
        ["serial"] = (argument, context) => new SerialFault(argument.Serial(context)),
        ["rogue"] = (argument, _) => argument.None(new RogueFault()),
        ["clock"] = (argument, context) => new ClockFault(argument.ClockShift(context.Clock)),
        ["notready"] = (argument, _) => argument.None(new NotReadyFault()),
        ["reboot"] = (argument, _) => argument.Reboot(),
        ["readdress"] = (argument, _) => new ReaddressFault(argument.Address()),
        ["poweroff"] = (argument, _) => argument.None(new PowerOffFault()),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    /// <summary>Makes a fault of <c>kind[:argument][window]</c>.</summary>
    /// <exception cref="FormatException">No such kind, or an argument or a window it cannot take; the message names the text.</exception>
    public static ScheduledFault Create(string text, FaultContext context)
    {
        var (specification, window) = FaultWindow.Split(text);
        var colon = specification.IndexOf(':', StringComparison.Ordinal);
        var (kind, argument) = colon < 0 ? (specification, null) : (specification[..colon], specification[(colon + 1)..]);
        if (!Kinds.TryGetValue(kind, out var create))
        {
            throw new FormatException(kind.Contains('@', StringComparison.Ordinal)
                ? $"Fault '{text}' names devices, which are named apart from the fault here."
                : $"'{kind}' is no fault; known are {string.Join(", ", Kinds.Keys)}.");
        }

        var fault = create(new FaultArgument(text, argument), context);
        if (window.Percent is not null && fault.Scope is FaultScope.Lasting or FaultScope.Event)
        {
            throw new FormatException($"Fault '{text}' takes no share of the requests; '@10%' takes a share of the devices.");
        }

        if (fault.Scope == FaultScope.Event && (window.Last ?? window.First) != window.First)
        {
            throw new FormatException($"Fault '{text}' happens once: its window names one request, such as [3].");
        }

        return new ScheduledFault(text, fault, window, context);
    }
}
