namespace AxisOps;

/// <summary>A credential of the session as Get-DeviceCredential shows it: for which devices, as whom; never the password.</summary>
public sealed class DeviceCredential
{
    /// <summary>Gets the number it has in this session.</summary>
    public int Id { get; init; }

    /// <summary>Gets the serial number pattern; null when it is not chosen by serial number.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets the address pattern or network; null when it is not chosen by address.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the model pattern; null when it is not chosen by model.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the user name; null while a secret was not fetched yet.</summary>
    public string? UserName { get; init; }

    /// <summary>Gets the name of the secret; null when the credential was given itself.</summary>
    public string? SecretName { get; init; }

    /// <summary>Gets the vault of the secret; null for the default one.</summary>
    public string? Vault { get; init; }

    /// <summary>Gets a value indicating whether further credentials may be tried when this one is refused.</summary>
    public bool TryAll { get; init; }
}
