using System.Text;
using System.Text.Unicode;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Discovery.Files;

/// <summary>The bytes of a file as UTF-8 without a byte order mark.</summary>
internal static class FileContent
{
    /// <summary>Room for tens of thousands of devices with everything that is known of them.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (file.ConfigureAwait(false))
            {
                if (file.Length > maxBytes)
                {
                    throw new InventoryFileException(path, $"is larger than {maxBytes / (1024 * 1024)} MiB; split it.");
                }

                // One byte more tells a file that grows while it is read.
                byte[] bytes = new byte[file.Length + 1];
                int count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return count < bytes.Length
                    ? ToUtf8(bytes.AsMemory(0, count))
                    : throw new InventoryFileException(path, "is being written by another program, or is no plain file; try again when it is complete.");
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            string problem = cause switch
            {
                FileNotFoundException or DirectoryNotFoundException => "does not exist.",
                UnauthorizedAccessException when Directory.Exists(path) => "is a folder; give the path of a file.",
                UnauthorizedAccessException => "cannot be read: access is denied.",
                _ => $"cannot be read: {cause.Message.TrimEnd('.')}.",
            };
            throw new InventoryFileException(path, problem, innerException: cause);
        }
    }

    /// <summary>By the byte order mark; without one UTF-8 where the bytes are that, UTF-16 where every other byte is zero, else ISO 8859-1.</summary>
    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        return span switch
        {
            [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
            [0xFF, 0xFE, 0x00, 0x00, ..] => Encoding.Convert(Encoding.UTF32, Encoding.UTF8, span[4..].ToArray()),
            [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, span[2..].ToArray()),
            [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, span[2..].ToArray()),
            [not 0, 0, not 0, 0, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, span.ToArray()),
            [0, not 0, 0, not 0, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, span.ToArray()),
            _ when Utf8.IsValid(span) => bytes,
            _ => Encoding.Convert(Encoding.Latin1, Encoding.UTF8, span.ToArray()),
        };
    }
}
