namespace AxisOps;

/// <summary>A storage of a device: its card or a network share. Null means the device does not tell.</summary>
/// <param name="Id">For example <c>SD_DISK</c> or <c>NetworkShare</c>.</param>
/// <param name="Status">OK, disconnected and others, as the device spells it.</param>
/// <param name="TotalBytes">Its size; 0 where nothing is inserted.</param>
/// <param name="FreeBytes">What is free.</param>
/// <param name="FileSystem">The file system.</param>
/// <param name="IsEncryptionEnabled">Whether it is to be encrypted.</param>
/// <param name="IsEncrypted">Whether what is on it is encrypted.</param>
public sealed record DeviceStorage(
    string Id,
    string? Status,
    long? TotalBytes,
    long? FreeBytes,
    string? FileSystem,
    bool? IsEncryptionEnabled,
    bool? IsEncrypted)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Status ?? "not known"}{(IsEncrypted == true ? ", encrypted" : string.Empty)})";
}
