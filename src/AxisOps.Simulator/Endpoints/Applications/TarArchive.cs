using System.Text;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>
/// Reads the entries of a tar archive in turn (POSIX.1-1988 ustar; the fields are at the same place in all later forms). The reader of .NET takes as much memory
/// for an extended header as the header asks for; this one takes none for what it is not asked to read, and leaves extended headers alone: no name that is
/// looked for needs one.
/// </summary>
internal sealed class TarArchive(Stream archive)
{
    private const int Block = 512;
    private readonly byte[] header = new byte[Block];
    private readonly byte[] skipped = new byte[16 * 1024];
    private long left;
    private int padding;

    /// <summary>Gets the next entry; null at the end.</summary>
    /// <exception cref="InvalidDataException">This is no archive.</exception>
    /// <exception cref="EndOfStreamException">The archive ends in the middle.</exception>
    public (string Name, bool IsFile)? Next()
    {
        this.Skip(this.left + this.padding);
        var read = archive.ReadAtLeast(this.header, Block, throwOnEndOfStream: false);
        if (read == 0 || (read == Block && !this.header.AsSpan().ContainsAnyExcept((byte)0)))
        {
            return null;
        }

        if (read < Block || this.Number(148, 8) != this.Checksum())
        {
            throw new InvalidDataException("No header.");
        }

        this.left = this.Number(124, 12);
        this.padding = (int)(-this.left & (Block - 1));
        var prefix = this.header.AsSpan(257, 5).SequenceEqual("ustar"u8) ? this.Text(345, 155) : string.Empty;
        return (prefix.Length == 0 ? this.Text(0, 100) : prefix + "/" + this.Text(0, 100), this.header[156] is 0 or (byte)'0' or (byte)'7');
    }

    /// <summary>Reads the content of the entry, or the first bytes of a longer one.</summary>
    public byte[] Read(int most)
    {
        var content = new byte[Math.Min(this.left, most)];
        archive.ReadExactly(content);
        this.left -= content.Length;
        return content;
    }

    private void Skip(long length)
    {
        for (; length > 0; length -= Math.Min(length, this.skipped.Length))
        {
            archive.ReadExactly(this.skipped, 0, (int)Math.Min(length, this.skipped.Length));
        }
    }

    /// <summary>Octal digits with blanks before and after.</summary>
    private long Number(int at, int length)
    {
        var digits = this.header.AsSpan(at, length).Trim(" \0"u8);
        long number = 0;
        foreach (var digit in digits)
        {
            number = digit is >= (byte)'0' and <= (byte)'7' ? (number * 8) + digit - '0' : throw new InvalidDataException("No number.");
        }

        return number;
    }

    /// <summary>The sum of all bytes, with blanks in the place of the sum.</summary>
    private long Checksum() => this.header.Sum(value => (long)value) - this.header.AsSpan(148, 8).ToArray().Sum(value => (long)value) + (8 * ' ');

    private string Text(int at, int length)
    {
        var field = this.header.AsSpan(at, length);
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }
}
