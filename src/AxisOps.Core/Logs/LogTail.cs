using AxisOps.Core.Vapix;

namespace AxisOps.Core.Logs;

/// <summary>
/// Tells the new lines of a log that is read again and again. A log grows at its end and loses lines at its start, so what both readings share is the
/// longest end of the former one that the new one begins with; without any the log was cleared, or turned over as a whole, and everything is new.
/// </summary>
internal sealed class LogTail
{
    private IReadOnlyList<LogEntry> former = [];

    /// <summary>Takes a reading, oldest line first, and gives the lines that were not in the one before; all of the first one.</summary>
    public IReadOnlyList<LogEntry> Next(IReadOnlyList<LogEntry> current)
    {
        int known = Overlap(former, current);
        if (current.Count > 0)
        {
            former = current;
        }

        return known == 0 ? current : [.. current.Skip(known)];
    }

    /// <summary>The longest start of the second that is an end of the first; in time that grows with their lengths only, whatever the lines are.</summary>
    private static int Overlap(IReadOnlyList<LogEntry> first, IReadOnlyList<LogEntry> second)
    {
        int[] border = new int[second.Count];
        for (int i = 1, length = 0; i < second.Count; i++)
        {
            length = Extend(second[i].Raw, length);
            border[i] = length;
        }

        int matched = 0;
        for (int i = 0; i < first.Count; i++)
        {
            // A whole match before the end of the first is no end of it: go on with the next shorter one.
            matched = Extend(first[i].Raw, matched == second.Count && matched > 0 ? border[matched - 1] : matched);
        }

        return matched;

        int Extend(string line, int length)
        {
            while (length > 0 && (length == second.Count || second[length].Raw != line))
            {
                length = border[length - 1];
            }

            return length < second.Count && second[length].Raw == line ? length + 1 : length;
        }
    }
}
