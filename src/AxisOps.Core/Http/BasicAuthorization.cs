using System.Net;
using System.Text;

namespace AxisOps.Core.Http;

/// <summary>RFC 7617, in UTF-8. The password itself goes out: only over TLS, only to a proven or enrolled peer.</summary>
internal sealed class BasicAuthorization(NetworkCredential credential) : IAuthorization
{
    /// <inheritdoc/>
    public string Authorize(string method, string requestTarget) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Password}"));
}
