using System.Management.Automation;
using AxisOps.Core.Inventory.Comparing;
using AxisOps.PowerShell.Binding;
using AxisOps.PowerShell.Infrastructure;

namespace AxisOps.PowerShell.Commands.Inventory;

/// <summary>Tells what changed between two inventories: snapshots, files, or devices as they are read. Nothing is sent.</summary>
[Cmdlet(VerbsData.Compare, "Inventory")]
[Alias("Compare-AxisInventory")]
[OutputType(typeof(InventoryChange), typeof(string))]
public sealed class CompareInventoryCommand : StoreCmdlet
{
    private readonly List<object> later = [];
    private InventorySource? reference;

    /// <summary>Gets or sets the earlier inventory; without it the latest snapshot before the later one.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [ValidateNotNullOrEmpty]
    public object[]? Reference { get; set; }

    /// <summary>Gets or sets the later inventory.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] Difference { get; set; } = [];

    /// <summary>Gets or sets the facts to compare; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FactCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Fact { get; set; } = [];

    /// <summary>Gets or sets facts to leave out; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FactCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] ExcludeFact { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether a fact that only one of both has read is told.</summary>
    [Parameter]
    public SwitchParameter IncludeUnread { get; set; }

    /// <summary>Gets or sets what is returned: objects, or one HTML page.</summary>
    [Parameter]
    public ComparisonForm As { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        foreach (string fact in Fact.Concat(ExcludeFact).Where(fact => !IsFact(fact)))
        {
            Terminate("AxisUnknownFact", ErrorCategory.InvalidArgument, $"No fact is called '{fact}'. A fact is a property of a device, such as OsVersion or WebServer.Policy.", fact);
        }

        // A wrong name is told before a fleet is read, not after.
        if (Reference is not null)
        {
            reference = InventorySource.Open(this, Reference, nameof(Reference));
        }
        else if (InStore(store => store.Snapshots.ListSnapshots()).Count == 0)
        {
            NothingToCompareWith();
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => later.AddRange(Difference.Select(item => item is PSObject wrapped ? wrapped.BaseObject : item));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (later.Count == 0)
        {
            Terminate("AxisNothingToCompare", ErrorCategory.InvalidData, "No device came, so there is nothing to compare. Get-Device reads devices.");
        }

        InventorySource difference = InventorySource.Open(this, later, nameof(Difference));
        InventorySource earlier = reference ?? Before(difference);
        var options = new ComparisonOptions
        {
            Facts = Fact,
            ExcludedFacts = ExcludeFact,
            IncludeUnread = IncludeUnread,
            LastSucceeded = earlier.Snapshot is null && difference.Snapshot is null ? null : Store.Snapshots.LastSucceeded,
            Warn = WriteWarning,
        };
        WriteVerbose($"From {earlier.Side.Name} to {difference.Side.Name}.");
        Write(new InventoryComparison(earlier.Side, difference.Side, options), earlier.Side.Name, difference.Side.Name);
    }

    /// <summary>A path without keys or a pattern; a plain name must be one there is, so that a typing error does not look like peace.</summary>
    private static bool IsFact(string text) =>
        text.AsSpan().ContainsAny('*', '?') || InventoryComparison.FactNames.Contains(text.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    private void Write(InventoryComparison comparison, string from, string to)
    {
        var page = new List<InventoryChange>();
        using IEnumerator<InventoryChange> changes = comparison.Changes().GetEnumerator();
        while (Next(changes))
        {
            if (StopToken.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }

            if (As == ComparisonForm.Html)
            {
                page.Add(changes.Current);
            }
            else
            {
                WriteObject(changes.Current);
            }
        }

        WriteVerbose($"{comparison.Compared} devices are in both, {comparison.Same} of them without a difference.");
        if (As == ComparisonForm.Html)
        {
            WriteObject(ChangePage.Write(page, from, to, comparison.Compared, comparison.Same, DateTimeOffset.UtcNow));
        }
    }

    private bool Next(IEnumerator<InventoryChange> changes)
    {
        try
        {
            return changes.MoveNext();
        }
        catch (Core.Store.StoreException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "AxisStore", ErrorCategory.ResourceUnavailable, error.Path));
            throw;
        }
    }

    private InventorySource Before(InventorySource difference)
    {
        IReadOnlyList<InventorySnapshot> all = InStore(store => store.Snapshots.ListSnapshots());
        InventorySnapshot? before = all.TakeWhile(one => one.Id != difference.Snapshot?.Id).LastOrDefault();
        if (before is null)
        {
            NothingToCompareWith();
        }

        return InventorySource.Open(this, [before], nameof(Reference));
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void NothingToCompareWith() => Terminate(
        "AxisItemNotFound",
        ErrorCategory.ObjectNotFound,
        "There is no earlier snapshot to compare with: give -Reference, or save one with Save-InventorySnapshot.");
}
