namespace AxisOps.Core.Http;

/// <summary>Whether a credential may go with a request.</summary>
public enum RequestAuthentication
{
    /// <summary>Never: the answer is wanted as anybody gets it, a 401 included.</summary>
    Anonymous,

    /// <summary>When the device asks for it and the peer may have it.</summary>
    WhenAsked,
}
