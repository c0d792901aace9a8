using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AxisOps.Simulator.Security;

/// <summary>
/// A few RSA keys per size for all self-signed certificates of the process: making one takes long, thousands would take minutes.
/// Keys are made in the background; the certificates on them differ.
/// </summary>
internal static class RsaKeyPool
{
    private const int Slots = 4;
    private static readonly ConcurrentDictionary<(int Bits, int Slot), Lazy<Task<RSA>>> Keys = new();

    public static Task<RSA> GetAsync(int bits, int index) => Keys
        .GetOrAdd((bits, index % Slots), key => new Lazy<Task<RSA>>(() => Task.Run(() => RSA.Create(key.Bits))))
        .Value;

    /// <summary>Begins to make as many keys as so many devices can use.</summary>
    public static void Prepare(int bits, int devices)
    {
        for (var slot = 0; slot < Math.Min(Slots, devices); slot++)
        {
            _ = GetAsync(bits, slot);
        }
    }
}
