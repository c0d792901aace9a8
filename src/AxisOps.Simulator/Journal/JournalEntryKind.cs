namespace AxisOps.Simulator.Journal;

/// <summary>What a journal entry tells about.</summary>
public enum JournalEntryKind
{
    /// <summary>A request that was read; <see cref="JournalEntry.Status"/> is what was answered.</summary>
    Request,

    /// <summary>A TLS handshake, completed or not.</summary>
    TlsHandshake,

    /// <summary>A connection that was refused, or that closed without a request.</summary>
    Connection,
}
