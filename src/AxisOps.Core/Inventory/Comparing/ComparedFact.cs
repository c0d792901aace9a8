namespace AxisOps.Core.Inventory.Comparing;

/// <summary>A property of a device that is compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Read">Reads it.</param>
internal sealed record ComparedFact(string Name, Func<AxisDevice, object?> Read)
{
    /// <summary>What tells of the reading rather than of the device, or is compared in a way of its own.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        nameof(AxisDevice.SerialNumber), nameof(AxisDevice.Address), nameof(AxisDevice.HttpPort), nameof(AxisDevice.HttpsPort), nameof(AxisDevice.Scheme),
        nameof(AxisDevice.Outcome), nameof(AxisDevice.ErrorKind), nameof(AxisDevice.Error), nameof(AxisDevice.RecommendedAction), nameof(AxisDevice.ReadAt),
        nameof(AxisDevice.Facts),
    };

    /// <summary>Gets every property that is compared, new ones of the type included.</summary>
    public static IReadOnlyList<ComparedFact> All { get; } =
    [
        .. typeof(AxisDevice).GetProperties()
            .Where(property => !Others.Contains(property.Name))
            .Select(property => new ComparedFact(property.Name, device => property.GetValue(device))),
    ];

    /// <summary>
    /// Gets what is different at each reading and tells nothing, as paths without keys, or is told better by another fact. It is compared only where
    /// it is asked for.
    /// </summary>
    public static IReadOnlyList<string> Quiet { get; } =
    [
        nameof(AxisDevice.Uptime),
        nameof(AxisDevice.BootId),
        "Storage.FreeBytes",
        "RollbackImage.TimeToRollback",
        "Support.IsConfirmed",
        "Support.Note",
        "Identity.SerialNumber",
        "Identity.Evidence",
        "Identity.CertificateSha256",
        "Identity.CertificateSubject",
        "Identity.CertificateIssuer",
        "Identity.CertificateNotAfter",
    ];

    /// <summary>
    /// Tells whether a device says nothing of this fact: it was not asked, may not be read, failed, or is in an inventory that did not know it yet.
    /// That a device has no such thing is an answer.
    /// </summary>
    public bool IsUnread(AxisDevice device, object? value, bool isPartial) => value switch
    {
        null when Name == nameof(AxisDevice.Site) => isPartial,
        null => Find(device)?.State is not (FactState.NotSupported or FactState.Value),
        DeviceIdentity identity => isPartial && identity.Level == IdentityLevel.None,
        IReadOnlyList<string> { Count: 0 } when Name == nameof(AxisDevice.Tags) => isPartial,
        _ => isPartial && Name == nameof(AxisDevice.Extra),
    };

    /// <summary>Tells why, in a word.</summary>
    public string Unread(AxisDevice device) => $"({Find(device)?.State.ToString() ?? "not told"})";

    private DeviceFact? Find(AxisDevice device) => device.Facts.FirstOrDefault(fact => fact.Name == Name);
}
