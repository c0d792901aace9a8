using System.Diagnostics.CodeAnalysis;

namespace AxisOps;

/// <summary>Keeps the lists of public objects as arrays. PowerShell cannot index the lists that compilers make of collection expressions.</summary>
internal static class IndexableList
{
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? Of<T>(IReadOnlyList<T>? items) => items is null ? null : items as T[] ?? items.ToArray();
}
