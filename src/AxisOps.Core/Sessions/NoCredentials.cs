using System.Net;

namespace AxisOps.Core.Sessions;

/// <summary>No credential for any device.</summary>
public sealed class NoCredentials : ICredentialSource
{
    private NoCredentials()
    {
    }

    /// <summary>Gets the only instance.</summary>
    public static NoCredentials Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<NetworkCredential> Choose(string? serialNumber, string? address, string? model) => [];
}
