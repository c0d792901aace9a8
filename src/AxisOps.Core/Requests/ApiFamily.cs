namespace AxisOps.Core.Requests;

/// <summary>The four ways device APIs are spoken (vapix.md section 1.1): each tells success and failure differently.</summary>
public enum ApiFamily
{
    /// <summary>Classic CGIs: text, and mostly HTTP 200 whatever happened.</summary>
    Classic,

    /// <summary>JSON with a method: errors come with HTTP 200.</summary>
    Json,

    /// <summary>The device configuration interface under <c>/config/rest</c>.</summary>
    Rest,

    /// <summary>SOAP 1.2 under <c>/vapix/services</c>, ONVIF included.</summary>
    Soap,
}
