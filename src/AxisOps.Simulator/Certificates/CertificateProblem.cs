namespace AxisOps.Simulator.Certificates;

/// <summary>Why the store refuses; each protocol has codes of its own for it.</summary>
internal enum CertificateProblem
{
    /// <summary>No certificate has the alias.</summary>
    Missing,

    /// <summary>One has it already, in either collection.</summary>
    Exists,

    /// <summary>A service uses it.</summary>
    InUse,

    /// <summary>It was made at the factory.</summary>
    Fixed,

    /// <summary>What was sent is no certificate, no key, no archive.</summary>
    Format,

    /// <summary>Certificate and key do not belong together.</summary>
    Key,

    /// <summary>The keystore does not take keys of the type.</summary>
    KeyType,

    /// <summary>A subject, a name or a time that is none.</summary>
    Value,

    /// <summary>The store is full.</summary>
    Full,

    /// <summary>The cryptographic policy forbids it.</summary>
    Policy,
}
