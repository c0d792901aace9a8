namespace AxisOps.Core.Http;

/// <summary>The kept connection is gone and a request needs a new one, which only the session may open, since it must decide on trust anew.</summary>
internal sealed class ConnectionClosedException() : Exception("The connection was closed.")
{
    /// <summary>Tells whether this is what an exception of the HTTP stack comes from.</summary>
    internal static bool IsCauseOf(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is ConnectionClosedException)
            {
                return true;
            }
        }

        return false;
    }
}
