using System.Security.Cryptography;
using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Runs;

/// <summary>
/// Makes the frozen list of a run: asks each device who it is, leaves out what was named twice, spreads the rest over models and subnets, and cuts the waves.
/// Sends no credential and changes nothing. A device that does not answer keeps its place; it is tried when its turn comes.
/// </summary>
internal sealed class RunPlanner(FleetExecutor executor, Func<string, string?> modelOf, TimeProvider time)
{
    private const int MaxNote = 1024;

    private sealed record Met(string? SerialNumber, bool IsProven, string? Address);

    public async Task<RunPlan> PlanAsync(
        IReadOnlyList<DeviceTarget> targets, RunSetup setup, RunOperation operation, RunOwner owner, FleetOptions options, SessionOptions session, Action<int> told, CancellationToken cancellationToken)
    {
        IReadOnlyList<DeviceTarget> named = [.. targets.Distinct()];
        Dictionary<DeviceTarget, Met> met = await MeetAsync(named, options, session, told, cancellationToken).ConfigureAwait(false);
        var first = new Dictionary<string, DeviceTarget>(StringComparer.OrdinalIgnoreCase);
        var kept = new List<DeviceTarget>();
        var twice = new List<(DeviceTarget Target, DeviceTarget First)>();
        foreach (DeviceTarget target in targets)
        {
            string key = met[target] is { SerialNumber: { } serial, IsProven: true } ? serial : target.SerialNumber ?? target.ToString();
            if (first.TryAdd(key, target))
            {
                kept.Add(target);
            }
            else
            {
                twice.Add((target, first[key]));
            }
        }

        IReadOnlyList<int> waves = WaveSize.Cut(WaveSize.Parse(setup.Waves), kept.Count);
        var devices = new List<RunPlanDevice>();
        int wave = 1, left = waves.Count == 0 ? 0 : waves[0];
        Dictionary<DeviceTarget, string?> models = named.ToDictionary(target => target, target => ModelOf(target, met[target]));
        foreach (DeviceTarget target in WaveOrder.Spread(kept, target => models[target], FleetLane.NameOf))
        {
            if (left == 0)
            {
                left = waves[wave++];
            }

            left--;
            devices.Add(Describe(target, met[target], models[target], devices.Count + 1, wave));
        }

        devices.AddRange(twice.Select((pair, index) => Describe(pair.Target, met[pair.Target], models[pair.Target], kept.Count + index + 1, 1) with { Skipped = $"the same device as {pair.First}" }));
        return new RunPlan
        {
            Uid = new Guid(RandomNumberGenerator.GetBytes(16)),
            Operation = operation.Key,
            Command = setup.Command,
            Arguments = operation.Arguments,
            Secrets = operation.Secrets,
            Operator = owner.Operator,
            ComputerName = owner.ComputerName,
            Note = setup.Note is null ? null : Http.Redactor.Printable(setup.Note.ReplaceLineEndings(" "), MaxNote),
            CreatedAt = time.GetUtcNow(),
            Waves = waves,
            Soak = setup.Soak,
            ChecksHealth = setup.IsGated,
            HealthScriptSha256 = setup.HealthScriptSha256,
            MaxFailure = setup.MaxFailure ?? (setup.IsGated ? "0" : null),
            Windows = setup.Windows,
            ThrottleLimit = options.AdaptsThrottle ? FleetOptions.DefaultThrottle : options.ThrottleLimit,
            SubnetThrottleLimit = setup.SubnetThrottleLimit,
            SearchRanges = setup.SearchRanges,
            AllowHttp = session.AllowHttp,
            Trust = session.Trust,
            DeviceTimeout = options.DeviceTimeout,
            Devices = devices,
        };
    }

    /// <summary>The serial number is an expectation only where it was proven, or a person gave it.</summary>
    private static RunPlanDevice Describe(DeviceTarget target, Met met, string? model, int number, int wave) => new(number, wave, target.ToString())
    {
        SerialNumber = met.IsProven ? met.SerialNumber : target.SerialNumber,
        IsProven = met.IsProven,
        Host = target.Host ?? met.Address,
        Port = target.Port,
        HttpPort = target.HttpPort,
        HttpsPort = target.HttpsPort,
        Scheme = target.Scheme,
        Origin = target.Origin,
        Model = model,
    };

    private string? ModelOf(DeviceTarget target, Met met) =>
        target.Model ?? ((met.IsProven ? met.SerialNumber : target.SerialNumber) is { } serial ? modelOf(serial) : null);

    private async Task<Dictionary<DeviceTarget, Met>> MeetAsync(
        IReadOnlyList<DeviceTarget> targets, FleetOptions options, SessionOptions session, Action<int> told, CancellationToken cancellationToken)
    {
        var look = new FleetOperation<Met>("looking who answers", OperationSafety.Read, static async (peer, _, stop) =>
        {
            DeviceIdentity identity = await peer.EstablishAsync(stop).ConfigureAwait(false);
            return FleetOutcome.Succeeded(new Met(identity.SerialNumber, identity.IsTrusted, peer.Address));
        })
        {
            RunsUnestablished = true,
        };
        var input = Channel.CreateUnbounded<DeviceTarget>();
        foreach (DeviceTarget target in targets)
        {
            input.Writer.TryWrite(target);
        }

        input.Writer.Complete();
        var output = Channel.CreateBounded<FleetEvent>(64);
        Task run = executor.RunAsync(input.Reader, output.Writer, look, options with { Attempts = 1, Detail = FleetMessageLevel.Warning }, session with { Observer = null }, cancellationToken);
        var met = new Dictionary<DeviceTarget, Met>();
        await foreach (FleetEvent happened in output.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (happened is FleetCompleted<Met> done)
            {
                met[done.Target] = done.Work.Value ?? new Met(null, false, null);
                told(met.Count);
            }
        }

        await run.ConfigureAwait(false);
        return met;
    }
}
