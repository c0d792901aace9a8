using System.Globalization;

namespace AxisOps.Core.Inventory.Comparing;

/// <summary>
/// Compares two inventories by serial number. The later one is held in memory, the earlier one is gone through twice: once to see which reading of each
/// device counts, once to compare.
/// </summary>
public sealed class InventoryComparison
{
    private readonly InventorySide reference;
    private readonly InventorySide difference;
    private readonly ComparisonOptions options;
    private readonly FactSelection selection;
    private readonly FactComparer comparer;

    private readonly SideIndex<int> before = new();
    private readonly SideIndex<AxisDevice> after = new();
    private readonly Dictionary<string, AxisDevice> unnamed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> newcomers = new(StringComparer.Ordinal);
    private readonly HashSet<string> replacements = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="InventoryComparison"/> class.</summary>
    /// <param name="reference">The earlier inventory.</param>
    /// <param name="difference">The later one.</param>
    /// <param name="options">How to compare.</param>
    public InventoryComparison(InventorySide reference, InventorySide difference, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(options);
        this.reference = reference;
        this.difference = difference;
        this.options = options;
        selection = new FactSelection(options.Facts, options.ExcludedFacts);
        comparer = new FactComparer(selection, reference, difference, options.IncludeUnread);
    }

    /// <summary>Gets the names of what can be compared, as <see cref="ComparisonOptions.Facts"/> takes them.</summary>
    public static IReadOnlyList<string> FactNames { get; } =
        [.. ComparedFact.All.Select(fact => fact.Name), nameof(AxisDevice.Address), nameof(AxisDevice.HttpPort), nameof(AxisDevice.HttpsPort)];

    /// <summary>Gets how many devices are in both inventories, once all changes were told.</summary>
    public int Compared { get; private set; }

    /// <summary>Gets how many of these have no difference.</summary>
    public int Same { get; private set; }

    /// <summary>Tells the changes, in the order of the reference; what is new comes last. To be enumerated once.</summary>
    /// <returns>The changes.</returns>
    public IEnumerable<InventoryChange> Changes()
    {
        Index();
        int ordinal = -1;
        foreach (AxisDevice device in reference.Devices())
        {
            ordinal++;
            if (SerialNumber.TryNormalize(device.SerialNumber, out string? serial) && before.TryGet(serial, out int counts) && counts == ordinal)
            {
                foreach (InventoryChange change in ChangesOf(serial, device))
                {
                    yield return change;
                }
            }
        }

        foreach (string serial in after.Serials.Where(serial => !before.TryGet(serial, out _) && !replacements.Contains(serial)))
        {
            after.TryGet(serial, out AxisDevice device);
            yield return Change(serial, null, device, InventoryChangeKind.Added, after: Summary(device));
        }
    }

    private static bool IsRead(AxisDevice device) => device.Outcome is Outcome.Succeeded or Outcome.Unchanged;

    /// <summary>Nothing was heard of it. A csv does not say why a reading failed.</summary>
    private static bool IsOffline(AxisDevice device) =>
        device.Outcome == Outcome.Failed && device.ErrorKind is null or DeviceErrorKind.Unreachable or DeviceErrorKind.Timeout;

    private static string State(AxisDevice device) => device.ErrorKind?.ToString() ?? device.Outcome.ToString();

    private static string Place(AxisDevice device) =>
        string.Create(CultureInfo.InvariantCulture, $"{device.Address.ToUpperInvariant()} {device.HttpsPort ?? device.HttpPort}");

    private static string? Summary(AxisDevice device) => IsRead(device) ? ValueText.Of($"{device.Model} {device.OsVersion}".Trim()) : State(device);

    private void Index()
    {
        before.Fill(reference, (_, ordinal) => ordinal, _ => { });
        after.Fill(difference, (device, _) => device, device => unnamed.TryAdd(Place(device), device));
        foreach (string serial in after.Serials.Where(serial => !before.TryGet(serial, out _)))
        {
            after.TryGet(serial, out AxisDevice device);
            newcomers.TryAdd(Place(device), serial);
        }

        Warn(before.Repeated(reference.Name));
        Warn(after.Repeated(difference.Name));
        Warn(before.Unnamed > 0 ? $"{before.Unnamed} devices in {reference.Name} have no serial number and are not compared." : null);
    }

    private void Warn(string? text)
    {
        if (text is not null)
        {
            options.Warn?.Invoke(text);
        }
    }

    private List<InventoryChange> ChangesOf(string serial, AxisDevice device)
    {
        // A device that does not answer may have told nothing but its address.
        if (!after.TryGet(serial, out AxisDevice now) && !unnamed.TryGetValue(Place(device), out now!))
        {
            return [Gone(serial, device)];
        }

        Compared++;
        if (!IsRead(now))
        {
            return [Silent(serial, device, now)];
        }

        var changes = new List<InventoryChange>();
        if (!IsRead(device))
        {
            changes.Add(Change(serial, device, now, InventoryChangeKind.Online, nameof(AxisDevice.Outcome), State(device), State(now)));
        }

        AddMoves(changes, serial, device, now);
        if (IsRead(device))
        {
            AddFacts(changes, serial, device, now);
        }

        Same += changes.Count == 0 ? 1 : 0;
        return changes;
    }

    private InventoryChange Gone(string serial, AxisDevice device)
    {
        if (newcomers.TryGetValue(Place(device), out string? other) && replacements.Add(other))
        {
            after.TryGet(other, out AxisDevice now);
            return Change(other, device, now, InventoryChangeKind.Replaced, nameof(AxisDevice.SerialNumber), serial, other);
        }

        return Change(serial, device, null, InventoryChangeKind.Removed, before: Summary(device));
    }

    private InventoryChange Silent(string serial, AxisDevice device, AxisDevice now)
    {
        DateTimeOffset? since = IsRead(device) ? device.ReadAt : null;
        DateTimeOffset? later = options.LastSucceeded?.Invoke(serial, now.ReadAt);
        return Change(
            serial,
            device,
            now,
            IsOffline(now) ? InventoryChangeKind.Offline : InventoryChangeKind.Unreadable,
            nameof(AxisDevice.Outcome),
            State(device),
            State(now),
            since is null || later > since ? later : since);
    }

    /// <summary>A device with two addresses has not moved when it was asked at the other; a port is known where it was spoken to.</summary>
    private void AddMoves(List<InventoryChange> changes, string serial, AxisDevice device, AxisDevice now)
    {
        if (selection.Takes(nameof(AxisDevice.Address))
            && !device.Address.Equals(now.Address, StringComparison.OrdinalIgnoreCase)
            && !IsSerial(device.Address)
            && !IsSerial(now.Address)
            && !Has(device, now.Address)
            && !Has(now, device.Address))
        {
            changes.Add(Change(serial, device, now, InventoryChangeKind.Moved, nameof(AxisDevice.Address), ValueText.Of(device.Address), ValueText.Of(now.Address)));
        }

        (string name, int? from, int? to) = (device.Scheme, now.Scheme) switch
        {
            (DeviceScheme.Https, DeviceScheme.Https) => (nameof(AxisDevice.HttpsPort), device.HttpsPort ?? 443, now.HttpsPort ?? 443),
            (DeviceScheme.Http, DeviceScheme.Http) => (nameof(AxisDevice.HttpPort), device.HttpPort ?? 80, now.HttpPort ?? 80),
            _ => (string.Empty, (int?)null, (int?)null),
        };
        if (from != to && selection.Takes(name))
        {
            changes.Add(Change(serial, device, now, InventoryChangeKind.Moved, name, ValueText.Of(from), ValueText.Of(to)));
        }
    }

    private void AddFacts(List<InventoryChange> changes, string serial, AxisDevice device, AxisDevice now)
    {
        bool hasMoved = changes.Exists(change => change.Fact == nameof(AxisDevice.Address));
        foreach (FactComparer.Difference found in comparer.Compare(device, now))
        {
            // That the address it moved to is among its addresses now is the same news.
            bool isMove = hasMoved
                && found.Fact.StartsWith(nameof(AxisDevice.IPAddresses), StringComparison.Ordinal)
                && (IsAddress(found.Before, device.Address) || IsAddress(found.After, now.Address));
            if (!isMove)
            {
                changes.Add(Change(serial, device, now, InventoryChangeKind.Changed, found.Fact, found.Before, found.After));
            }
        }
    }

    /// <summary>A device that was named by its serial number alone and never reached has that in place of an address.</summary>
    private static bool IsSerial(string address) => SerialNumber.TryNormalize(address, out _);

    private static bool Has(AxisDevice device, string address) => device.IPAddresses?.Any(own => IsAddress(own, address)) == true;

    private static bool IsAddress(string? own, string address) => own?.Split('/')[0].Equals(address, StringComparison.OrdinalIgnoreCase) == true;

    private static InventoryChange Change(
        string serial,
        AxisDevice? device,
        AxisDevice? now,
        InventoryChangeKind kind,
        string? fact = null,
        string? before = null,
        string? after = null,
        DateTimeOffset? since = null) => new()
        {
            SerialNumber = serial,
            Model = ValueText.Of(now?.Model ?? device?.Model),
            Address = ValueText.Of(now?.Address ?? device?.Address) ?? string.Empty,
            Site = ValueText.Of(now?.Site ?? device?.Site),
            Change = kind,
            Fact = fact,
            Before = before,
            After = after,
            Since = since,
        };
}
