namespace AxisOps.Core.Store;

/// <summary>What the user decided to trust: pins by serial number, and imported roots. Safe from several threads and processes.</summary>
public interface ITrustStore
{
    /// <summary>Finds the pin of a serial number.</summary>
    /// <param name="serialNumber">In normal form.</param>
    /// <returns>The pin, or null.</returns>
    DeviceTrust? FindPin(string serialNumber);

    /// <summary>Finds every pin of a public key; more than one when devices share a key.</summary>
    /// <param name="publicKeySha256">Upper-case hexadecimal.</param>
    /// <returns>The pins, possibly none.</returns>
    IReadOnlyList<DeviceTrust> FindPinsByKey(string publicKeySha256);

    /// <summary>Keeps a pin, replacing the one of the same serial number.</summary>
    /// <param name="pin">The pin.</param>
    void SavePin(DeviceTrust pin);

    /// <summary>Keeps a pin only where the serial number has none yet: two processes that meet a device at once agree on one pin.</summary>
    /// <param name="pin">The pin.</param>
    /// <returns>The pin that is kept now: this one or the earlier one.</returns>
    DeviceTrust AddPin(DeviceTrust pin);

    /// <summary>Removes a pin.</summary>
    /// <param name="serialNumber">In normal form.</param>
    /// <returns>Whether there was one.</returns>
    bool RemovePin(string serialNumber);

    /// <summary>Lists the pins, ordered by serial number.</summary>
    /// <returns>The pins.</returns>
    IReadOnlyList<DeviceTrust> ListPins();

    /// <summary>Lists the imported roots.</summary>
    /// <returns>The roots, ordered by subject.</returns>
    IReadOnlyList<DeviceTrustRoot> ListRoots();

    /// <summary>Keeps a root; the same certificate for the same purpose is kept once.</summary>
    /// <param name="root">The root.</param>
    void SaveRoot(DeviceTrustRoot root);

    /// <summary>Removes a root.</summary>
    /// <param name="sha256">The SHA-256 of the certificate, upper-case hexadecimal.</param>
    /// <returns>Whether there was one.</returns>
    bool RemoveRoot(string sha256);
}
