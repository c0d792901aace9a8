namespace AxisOps.Core.Http;

/// <summary>Whether a credential may go with a request.</summary>
public enum RequestAuthentication
{
    /// <summary>Never: the answer is wanted as anybody gets it, a 401 included.</summary>
    Anonymous,

    /// <summary>When the device asks for it and the peer may have it.</summary>
    WhenAsked,

    /// <summary>
    /// As <see cref="WhenAsked"/>; but once the device has accepted the credential in this session, a 401 is an answer to this request and no refusal of the
    /// credential: devices answer so to what may not be written (vapix.md section 3).
    /// </summary>
    RefusalIsAnswer,
}
