using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>Says in a person's words what SQLite or the file system refused.</summary>
internal static class StoreFault
{
    private const string OtherPlace = "give another file with -StorePath or the variable AXISOPS_STORE";

    // Result codes: https://www.sqlite.org/rescode.html
    private const int Permission = 3;
    private const int BusyCode = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;
    private const int NotADatabase = 26;

    /// <summary>Does something with the store; what the store throws becomes what this program throws.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException cause)
        {
            throw From(path, cause);
        }
        catch (Exception cause) when (cause is FormatException or InvalidCastException or OverflowException or JsonException)
        {
            throw Unreadable(path, cause);
        }
    }

    /// <summary>Says that another process holds the store for too long.</summary>
    public static StoreException Busy(string path) => From(path, new SqliteException("database is locked", BusyCode));

    public static StoreException From(string path, SqliteException cause)
    {
        (string problem, string action) = cause.SqliteErrorCode switch
        {
            BusyCode or Locked or Protocol => (
                "stayed locked by another process",
                "Wait until the other AxisOps session has finished, or end it, and try again."),
            ReadOnly or Permission => ("is read-only", $"Make the file and its folder writable for your account, or {OtherPlace}."),
            Full => ("could not be written: the disk is full", "Free some space and try again; what was stored before is intact."),
            NotADatabase => ("is not a fleet store: the file is no SQLite database", $"Move the file away, or {OtherPlace}."),
            Corrupt => (
                "is damaged",
                "Close every AxisOps session, keep a copy of the file with its -wal file, and restore a backup; 'sqlite3 <file> .recover' may save its rows."),
            CannotOpen => ("cannot be opened", $"Check that the folder exists and that your account may read and write it, or {OtherPlace}."),
            InputOutput => ("could not be read or written: the disk reports an error", $"Check the disk and the file system, or {OtherPlace}."),
            _ => ($"refused the request (SQLite {cause.SqliteExtendedErrorCode})", "Try again; if it stays, keep a copy of the file and report it."),
        };
        return new StoreException(path, problem, action, cause);
    }

    public static StoreException From(string path, Exception cause) => cause switch
    {
        UnauthorizedAccessException => new StoreException(
            path, "cannot be opened: access is denied", $"Give your account read and write access to the file and its folder, or {OtherPlace}.", cause),
        _ => new StoreException(path, "cannot be created: " + cause.Message.TrimEnd('.'), $"Check the path, or {OtherPlace}.", cause),
    };

    public static StoreException Unreadable(string path, Exception cause) => new(
        path, "holds a value that this version cannot read", "Update AxisOps; if it is up to date, keep a copy of the file and restore a backup.", cause);
}
