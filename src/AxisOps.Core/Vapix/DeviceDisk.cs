namespace AxisOps.Core.Vapix;

/// <summary>A storage of a device: its card or a network share; null means not told.</summary>
/// <param name="Id">For example <c>SD_DISK</c> or <c>NetworkShare</c>.</param>
internal sealed record DeviceDisk(string Id)
{
    /// <summary>Gets the name that was given to it.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the status as the device spells it: <c>OK</c>, <c>disconnected</c> and others.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the size in kB; 0 where nothing is inserted.</summary>
    public long? TotalKilobytes { get; init; }

    /// <summary>Gets what is free, in kB.</summary>
    public long? FreeKilobytes { get; init; }

    /// <summary>Gets the file system.</summary>
    public string? FileSystem { get; init; }

    /// <summary>Gets whether it is to be encrypted.</summary>
    public bool? IsEncryptionEnabled { get; init; }

    /// <summary>Gets whether what is on it is encrypted.</summary>
    public bool? IsEncrypted { get; init; }

    /// <summary>Gets whether it is locked.</summary>
    public bool? IsLocked { get; init; }

    /// <summary>Gets whether it is full.</summary>
    public bool? IsFull { get; init; }

    /// <summary>Gets whether it cannot be written to.</summary>
    public bool? IsReadOnly { get; init; }

    /// <summary>Gets how old recordings become, in days; 0 for no limit.</summary>
    public long? CleanupMaxAgeDays { get; init; }

    /// <summary>Gets what is removed first, for example <c>fifo</c>.</summary>
    public string? CleanupPolicy { get; init; }

    /// <summary>Gets the parameter group below <c>Storage</c>, for example <c>S0</c>.</summary>
    public string? Group { get; init; }
}
