using System.Text.Json;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;

namespace AxisOps.Core.Configuration;

/// <summary>
/// Sets parameters of devices. Each attempt first reads what is there and leaves alone what has its value already, so an attempt of which nothing was sent may
/// be repeated; what was sent is settled by reading back within the attempt.
/// </summary>
public static class ParameterWriteOperation
{
    internal const string Key = "set-parameter";

    internal const string Name = "setting parameters";

    /// <summary>Makes the operation.</summary>
    /// <param name="settings">The values.</param>
    /// <param name="time">The clock.</param>
    /// <returns>An operation whose result is one object a device, whatever the outcome.</returns>
    public static RunOperation Create(ParameterSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        return new(
            Key,
            Name,
            OperationSafety.Idempotent,
            (session, steps, progress, cancellationToken) => new ParameterWriter(session, settings, steps, progress, time).RunAsync(cancellationToken))
        {
            Arguments = JsonSerializer.SerializeToElement(
                new ParameterArguments([.. settings.All.Select(one => new ParameterArgument(one.Name, one.IsConcealed || one.Flag is not null ? null : one.Value, one.Flag))]),
                RunArguments.Default.ParameterArguments),
            Secrets = [.. settings.All.Where(one => one.IsConcealed).Select(one => one.Name)],
        };
    }

    /// <summary>Makes the operation of a plan again. What can lock the operator out was agreed to when the run began.</summary>
    internal static RunOperation Create(JsonElement? arguments, IReadOnlyDictionary<string, string> secrets, TimeProvider time)
    {
        ParameterArguments planned = arguments?.Deserialize(RunArguments.Default.ParameterArguments) ?? throw new FormatException("The plan does not say which parameters to set.");
        return Create(new ParameterSettings([.. planned.Settings.Select(one => Setting(one, secrets))], allowsRisk: true), time);
    }

    private static ParameterSetting Setting(ParameterArgument one, IReadOnlyDictionary<string, string> secrets) =>
        one.Flag is { } flag ? new ParameterSetting(one.Name, flag)
        : one.Value is { } value ? new ParameterSetting(one.Name, value)
        : secrets.TryGetValue(one.Name, out string? secret) ? new ParameterSetting(one.Name, secret, isSecret: true)
        : throw new FormatException($"The value of {one.Name} stands in no plan; give it with -Secret @{{ '{one.Name}' = ... }}.");
}
