using System.Globalization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>An inventory file, or a report, cannot be written or read. Nothing was written, or no row was used. The message is safe to print.</summary>
public sealed class InventoryFileException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="InventoryFileException"/> class.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong and what to do, as the rest of a sentence.</param>
    /// <param name="line">The line, from 1; null when it is not about one.</param>
    /// <param name="column">The field (csv) or character (other formats) in the line, from 1; null when it is not about one.</param>
    /// <param name="innerException">The cause, if any.</param>
    public InventoryFileException(string path, string problem, long? line = null, long? column = null, Exception? innerException = null)
        : base($"'{path}'{Place(line, column)}: {problem}", innerException)
    {
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>Gets the file.</summary>
    public string Path { get; }

    /// <summary>Gets the line, from 1; null when it is not about one.</summary>
    public long? Line { get; }

    /// <summary>Gets the field (csv) or character (other formats) in the line, from 1; null when it is not about one.</summary>
    public long? Column { get; }

    /// <summary>Says that the file system refused.</summary>
    internal static InventoryFileException NotWritten(string path, Exception cause) => new(
        path,
        cause is UnauthorizedAccessException
            ? "cannot be written: access is denied; give a path in a folder of yours."
            : $"cannot be written: {cause.Message.TrimEnd('.')}; what was there before is untouched.",
        innerException: cause);

    private static string Place(long? line, long? column) => line is null ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $", line {line}{(column is null ? string.Empty : FormattableString.Invariant($", column {column}"))}");
}
