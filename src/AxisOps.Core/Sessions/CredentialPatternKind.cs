namespace AxisOps.Core.Sessions;

/// <summary>What the pattern of a credential rule is compared with.</summary>
public enum CredentialPatternKind
{
    /// <summary>Nothing: every device.</summary>
    Any,

    /// <summary>The model, with <c>*</c> and <c>?</c>.</summary>
    Model,

    /// <summary>The address or name: with <c>*</c> and <c>?</c>, or a network such as <c>192.0.2.0/24</c>.</summary>
    Address,

    /// <summary>The serial number, with <c>*</c> and <c>?</c>.</summary>
    SerialNumber,
}
