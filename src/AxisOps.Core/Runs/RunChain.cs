using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AxisOps.Core.Runs;

/// <summary>
/// The end of the chain of hashes over a journal: hash(n) = SHA-256(hash(n-1) || record n), hash(0) = SHA-256("AxisOps run journal 1\n" || uid).
/// Immutable: what was not committed is simply not kept.
/// </summary>
/// <param name="Sequence">The number of the last record; 0 for none.</param>
/// <param name="Hash">The hash up to it.</param>
/// <param name="LastAt">When it was made.</param>
internal sealed record RunChain(long Sequence, byte[] Hash, DateTimeOffset LastAt)
{
    // A clock that is being slewed, or two processors that differ: not worth a record.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public static RunChain Start(string uid) =>
        new(0, SHA256.HashData([.. "AxisOps run journal 1\n"u8, .. Encoding.UTF8.GetBytes(uid)]), DateTimeOffset.MinValue);

    public static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    public static byte[] Next(byte[] hash, ReadOnlySpan<byte> record)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(hash);
        sha.AppendData(record);
        return sha.GetHashAndReset();
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="JsonException">It is none that this version knows.</exception>
    public static RunRecord Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, RunJsonContext.Default.RunRecord) is { Entry: not null } record ? record : throw new JsonException("A record says nothing.");
        }
        catch (NotSupportedException cause)
        {
            // An entry without its kind.
            throw new JsonException("A record does not say of what kind it is.", cause);
        }
    }

    /// <summary>Adds a record, and one before it where the clock jumped back.</summary>
    /// <param name="entry">What it says.</param>
    /// <param name="now">The time.</param>
    /// <param name="links">Receives what is to be written.</param>
    /// <returns>The new end.</returns>
    public RunChain Add(RunEntry entry, DateTimeOffset now, List<RunLink> links)
    {
        TimeSpan behind = LastAt - now;
        if (behind <= TimeSpan.Zero)
        {
            return Append(entry, now, links);
        }

        if (behind <= Tolerance)
        {
            return Append(entry, LastAt, links);
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"The clock of this computer is {behind.TotalSeconds:0.#} s behind the record before this one.");
        return Append(new RunNoted(text), now, links).Append(entry, now, links);
    }

    private RunChain Append(RunEntry entry, DateTimeOffset at, List<RunLink> links)
    {
        var record = new RunRecord(Sequence + 1, at, entry);
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(record, RunJsonContext.Default.RunRecord);
        byte[] hash = Next(Hash, text);
        links.Add(new RunLink(record, Encoding.UTF8.GetString(text), hash));
        return new RunChain(record.Sequence, hash, at);
    }
}
