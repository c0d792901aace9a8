namespace AxisOps;

/// <summary>An inventory that is kept in the fleet store.</summary>
public sealed class InventorySnapshot
{
    /// <summary>Gets its number in the store, which is never given twice.</summary>
    public required long Id { get; init; }

    /// <summary>Gets its name, of which there is one without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Gets when it was saved.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets how many devices it holds.</summary>
    public int DeviceCount { get; init; }

    /// <summary>Gets how many of them were read with success.</summary>
    public int Succeeded { get; init; }

    /// <summary>Gets what a person said of it; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Gets a value indicating whether a retention may remove it: it was saved with one itself.</summary>
    public bool IsRotated { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
