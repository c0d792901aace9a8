namespace AxisOps.Simulator.Soap;

/// <summary>A SOAP 1.2 fault as devices write it. The sender's faults come with 400 (recorded), others with 500 (SOAP 1.2 part 2).</summary>
internal sealed class SoapFault(string text, string? detail = null, string? subcode = null, bool sender = true) : Exception(text)
{
    public int Status => sender ? 400 : 500;

    public string Xml
    {
        get
        {
            var inner = subcode is null ? string.Empty : $"<SOAP-ENV:Subcode><SOAP-ENV:Value>ter:{subcode}</SOAP-ENV:Value></SOAP-ENV:Subcode>";
            var reason = this.Message.Length == 0
                ? "<SOAP-ENV:Text xml:lang=\"en\"/>"
                : $"<SOAP-ENV:Text xml:lang=\"en\">{SoapText.Escape(this.Message)}</SOAP-ENV:Text>";
            var more = detail is null ? string.Empty : $"<SOAP-ENV:Detail>{detail}</SOAP-ENV:Detail>";
            return $"<SOAP-ENV:Fault><SOAP-ENV:Code><SOAP-ENV:Value>SOAP-ENV:{(sender ? "Sender" : "Receiver")}</SOAP-ENV:Value>{inner}</SOAP-ENV:Code>"
                + $"<SOAP-ENV:Reason>{reason}</SOAP-ENV:Reason>{more}</SOAP-ENV:Fault>";
        }
    }

    /// <summary>ONVIF core specification: an action that the device does not have. The device's own words are not recorded.</summary>
    public static SoapFault ActionNotSupported() => new("Optional Action Not Implemented", null, "ActionNotSupported", sender: false);

    /// <summary>Recorded of a request without a required element.</summary>
    public static SoapFault InvalidArgument(string element) => new(
        "Invalid argument",
        $"<SOAP-ENV:Text>Validation constraint violation: occurrence violation in element {SoapText.Escape(element)}</SOAP-ENV:Text>",
        "InvalidArgs");
}
