namespace AxisOps.Core.Store;

/// <summary>The devices that were met before. Safe from several threads and processes.</summary>
public interface IDeviceDirectory
{
    /// <summary>Finds a device by serial number.</summary>
    /// <param name="serialNumber">In normal form.</param>
    /// <returns>The device, or null.</returns>
    KnownDevice? Find(string serialNumber);

    /// <summary>Finds the devices that were last reached at an address.</summary>
    /// <param name="address">An address or name.</param>
    /// <returns>The devices, possibly none.</returns>
    IReadOnlyList<KnownDevice> FindByAddress(string address);

    /// <summary>
    /// Keeps what is now known of a device whose identity is proven or enrolled. Null members keep what was known; <c>HttpsSeen</c> never goes back to false.
    /// </summary>
    /// <param name="device">What is known.</param>
    void Remember(KnownDevice device);

    /// <summary>Lists the devices, ordered by serial number.</summary>
    /// <returns>The devices.</returns>
    IReadOnlyList<KnownDevice> List();

    /// <summary>Keeps that TLS was spoken at a place, whoever spoke it there. What is kept only makes plain HTTP and surprises at that place harder.</summary>
    /// <param name="place">The place.</param>
    void NoteHttps(HttpsPlace place);

    /// <summary>Lists where TLS was spoken at a host.</summary>
    /// <param name="host">An address or name.</param>
    /// <returns>The places, possibly none.</returns>
    IReadOnlyList<HttpsPlace> FindHttps(string host);

    /// <summary>Tells whether TLS was ever spoken by whoever had or claimed a serial number.</summary>
    /// <param name="serialNumber">In normal form.</param>
    /// <returns>Whether it was.</returns>
    bool HasHttps(string serialNumber);

    /// <summary>Forgets a device, and where TLS was spoken with it.</summary>
    /// <param name="serialNumber">In normal form.</param>
    /// <returns>Whether it was known.</returns>
    bool Forget(string serialNumber);
}
