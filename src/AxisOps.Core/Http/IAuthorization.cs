namespace AxisOps.Core.Http;

/// <summary>Makes the Authorization header of one credential after one challenge.</summary>
internal interface IAuthorization
{
    /// <summary>Makes the header value for a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="requestTarget">Path and query exactly as sent.</param>
    /// <returns>The value.</returns>
    string Authorize(string method, string requestTarget);
}
