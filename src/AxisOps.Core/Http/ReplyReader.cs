using System.Net.Http.Headers;

namespace AxisOps.Core.Http;

/// <summary>Turns a response into a <see cref="DeviceReply"/>, headers exactly as sent.</summary>
internal static class ReplyReader
{
    /// <summary>Room for the headers of a recorded answer, so that the table is made once.</summary>
    private const int Expected = 16;

    private const string ChallengeHeader = "WWW-Authenticate";

    internal static DeviceReply Read(HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt, TimeSpan elapsed)
    {
        var headers = new Dictionary<string, string>(Expected, StringComparer.OrdinalIgnoreCase);
        var challenges = new List<string>();
        Collect(response.Headers.NonValidated, headers, challenges);
        Collect(response.Content.Headers.NonValidated, headers, challenges);
        return new DeviceReply
        {
            Status = (int)response.StatusCode,
            ContentType = headers.GetValueOrDefault("Content-Type"),
            Headers = headers,
            Challenges = challenges,
            Body = body,
            Date = response.Headers.Date,
            ReceivedAt = receivedAt,
            Elapsed = elapsed,
        };
    }

    private static void Collect(HttpHeadersNonValidated from, Dictionary<string, string> headers, List<string> challenges)
    {
        foreach ((string name, HeaderStringValues values) in from)
        {
            if (name.Equals(ChallengeHeader, StringComparison.OrdinalIgnoreCase))
            {
                challenges.AddRange(values);
            }

            headers[name] = values.ToString();
        }
    }
}
