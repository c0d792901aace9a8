using System.Net;

namespace AxisOps.Core.Sessions;

/// <summary>Chooses the credentials for a device. Called from worker threads; never prompts.</summary>
public interface ICredentialSource
{
    /// <summary>Gets a value indicating whether the model may decide, so that it is worth asking the device for it.</summary>
    bool DependsOnModel => false;

    /// <summary>Gives the credentials to try, the most specific first.</summary>
    /// <param name="serialNumber">The serial number, proven or claimed; null when not known.</param>
    /// <param name="address">The address or name.</param>
    /// <param name="model">The model, claimed; null when not known.</param>
    /// <returns>At most one, or at most three where the user asked to try all.</returns>
    IReadOnlyList<NetworkCredential> Choose(string? serialNumber, string? address, string? model);
}
