using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>The Authorization header that a request carried. No record, since a record would print it.</summary>
/// <param name="header">The value of the header.</param>
/// <param name="isAnticipated">Whether it went out before the device asked for it, on the strength of an earlier challenge.</param>
internal sealed class SentAuthorization(string header, bool isAnticipated)
{
    /// <summary>Gets the value of the header: a secret.</summary>
    internal string Header => header;

    /// <summary>
    /// Tells whether a 401 only says that the device has forgotten the nonce that was kept from an earlier challenge, as after a restart. RFC 7616
    /// section 3.3 has <c>stale</c> for that, but a device that forgot it cannot know that it was its own. A password sent by Basic was refused as such.
    /// </summary>
    internal bool IsOutlived(DeviceReply refusal)
    {
        if (!isAnticipated || NonceOf([header]) is not [string sent])
        {
            return false;
        }

        string[] offered = NonceOf(refusal.Challenges);
        return offered.Length > 0 && !offered.Contains(sent, StringComparer.Ordinal);
    }

    /// <summary>Credentials have the syntax of a challenge (RFC 9110 section 11.4).</summary>
    private static string[] NonceOf(IReadOnlyList<string> headers) =>
    [
        .. ChallengeParser.Parse(headers)
            .Where(part => part.IsDigest)
            .Select(part => part.Parameters.GetValueOrDefault("nonce"))
            .OfType<string>(),
    ];
}
