using System.Collections.Immutable;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.State;

/// <summary>The disks of a unit and the jobs on them. What is on a card survives a factory default; whether it is encrypted does too (inferred).</summary>
internal sealed class DiskBook : Setting<ImmutableList<Disk>>, ISurvivesFactoryDefault
{
    public const string ListPath = "/axis-cgi/disks/list.cgi";
    private const int KeptJobs = 50;
    private static readonly TimeSpan Formatting = TimeSpan.FromSeconds(20);
    private readonly Setting<ImmutableList<DiskJob>> jobs = new([]);
    private readonly TimeProvider clock;

    private DiskBook(SimulatedDevice device)
        : base([.. Recorded(device)]) => this.clock = device.Clock;

    public static DiskBook Of(SimulatedDevice device) => device.State.Get(() => new DiskBook(device));

    public Disk? Find(string? id) => this.Value.Find(disk => disk.Id == id);

    public DiskJob? FindJob(int id, string? diskId) => this.jobs.Value.Find(job => job.Id == id && job.DiskId == diskId);

    /// <summary>Gets whether a job on the disk is still under way.</summary>
    public bool IsBusy(string id) => this.jobs.Value.Exists(job => job.DiskId == id && job.Progress(this.clock.GetUtcNow()) < 100);

    /// <summary>Starts a job; its effect on the disk is there at once. Formatting takes a while, mounting none.</summary>
    /// <returns>The job; null where <paramref name="effect"/> gives no disk.</returns>
    public DiskJob? Start(string id, string action, Func<Disk, Disk?> effect)
    {
        if (!this.ChangeOne(id, effect))
        {
            return null;
        }

        DiskJob? started = null;
        this.jobs.Change(all =>
        {
            var last = all.Count == 0 ? 0 : all[^1].Id;
            started = new DiskJob(last + 1, id, action, this.clock.GetUtcNow(), action is "mount" or "unmount" ? TimeSpan.Zero : Formatting);
            return (all.Count < KeptJobs ? all : all.RemoveAt(0)).Add(started);
        });
        return started;
    }

    /// <summary>Changes one disk; <paramref name="change"/> returns null to leave it. False when it was left, or is not there.</summary>
    public bool ChangeOne(string id, Func<Disk, Disk?> change) => this.Change(all =>
        all.Find(disk => disk.Id == id) is { } found && change(found) is { } changed ? all.Replace(found, changed) : null);

    public bool Keep(FactoryDefault kind) => true;

    private static IEnumerable<Disk> Recorded(SimulatedDevice device) =>
        device.ProfileData.FindEndpoint(ListPath)?.Answers.GetValueOrDefault("body") is not { } list
            ? []
            : System.Text.RegularExpressions.Regex
                .Matches(list.Template.RenderText(token => DeviceTokens.Resolve(device, token)), "<disk [^>]*/>")
                .Select(match => new Disk(match.Value));
}
