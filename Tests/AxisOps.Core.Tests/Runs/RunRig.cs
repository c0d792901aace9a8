using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Runs;

/// <summary>Begins and resumes runs over a counting fleet, on a fleet store of its own. Each life of a run is that of another process, which is gone afterwards.</summary>
internal sealed class RunRig : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("axisops-runs-").FullName;

    public RunRig() => Store = FleetStore.Open(Path.Combine(folder, "fleet.db"), StoreOptions.Default with { Time = Time });

    public FleetStore Store { get; }

    public CountingFleet Fleet { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

    public FoundDevices Search { get; } = new();

    /// <summary>Gets or sets the process that works on runs: one that is gone, unless a test needs a living one.</summary>
    public RunOwner Owner { get; set; } = RunOwner.Current(TimeProvider.System) with { ProcessId = int.MaxValue, StartTick = null };

    /// <summary>Gets or sets what hears every event while it comes, in the place of the pipeline thread.</summary>
    public Action<FleetEvent> Hear { get; set; } = _ => { };

    /// <summary>Gets or sets what is known of models by serial number.</summary>
    public Func<string, string?> ModelOf { get; set; } = _ => null;

    public static RunSetup Setup => new() { Command = "Test-Run" };

    public static IEnumerable<DeviceResult> Results(List<FleetEvent> events) => events.OfType<FleetCompleted<DeviceResult>>().Select(done => done.Work.Value!);

    public Task<List<FleetEvent>> BeginAsync(RunSetup setup, DeviceTarget[] targets, IRunStore? store = null, CancellationToken stop = default) => GatherAsync((input, events) =>
    {
        Task run = Engine(store).BeginAsync(input.Reader, events, setup, Fleet.Operation, new FleetOptions { ThrottleLimit = 4, Attempts = 1 }, new SessionOptions(), stop);
        foreach (DeviceTarget target in targets)
        {
            input.Writer.TryWrite(target);
        }

        input.Writer.Complete();
        return run;
    });

    public Task<List<FleetEvent>> ResumeAsync(long id, RunResume? resume = null, IRunStore? store = null, CancellationToken stop = default) => GatherAsync((_, events) =>
        Engine(store).ResumeAsync(id, events, resume ?? new RunResume(), new FleetOptions { ThrottleLimit = 4, Attempts = 1 }, new SessionOptions(), stop));

    public RunHistory History(long id) => RunHistory.Read(Store.FindRun(id)!, Store.ReadRunPlan(id)!, Store.ReadRunJournal(id));

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private RunEngine Engine(IRunStore? store) =>
        new(Fleet, store ?? Store, Search, Owner with { Token = Guid.NewGuid() }, Time) { Operations = (_, _, _) => Fleet.Operation, ModelOf = ModelOf };

    private async Task<List<FleetEvent>> GatherAsync(Func<Channel<DeviceTarget>, ChannelWriter<FleetEvent>, Task> begin)
    {
        var events = Channel.CreateBounded<FleetEvent>(8);
        Task run = begin(Channel.CreateUnbounded<DeviceTarget>(), events.Writer);
        var gathered = new List<FleetEvent>();
        await foreach (FleetEvent happened in events.Reader.ReadAllAsync(CancellationToken.None))
        {
            gathered.Add(happened);
            Hear(happened);
        }

        await run;
        return gathered;
    }
}
