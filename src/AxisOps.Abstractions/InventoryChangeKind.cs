namespace AxisOps;

/// <summary>What became of a device between two inventories.</summary>
public enum InventoryChangeKind
{
    /// <summary>It is in the difference only.</summary>
    Added,

    /// <summary>It is in the reference only.</summary>
    Removed,

    /// <summary>Another device is at its address, and it is nowhere else: <c>Before</c> and <c>After</c> are the serial numbers.</summary>
    Replaced,

    /// <summary>It is at another address or port.</summary>
    Moved,

    /// <summary>A fact has another value.</summary>
    Changed,

    /// <summary>It did not answer; <c>Since</c> is when it was last read.</summary>
    Offline,

    /// <summary>It did not answer in the reference and does now.</summary>
    Online,

    /// <summary>It was asked but not read: it refused the account, is not who it should be, answered nonsense, or the reading was stopped.</summary>
    Unreadable,
}
