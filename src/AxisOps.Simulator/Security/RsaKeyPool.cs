using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AxisOps.Simulator.Security;

/// <summary>
/// A few RSA keys per size for all self-signed certificates: making one takes long, thousands would take minutes. A key is made
/// in the background the first time its slot is asked for; the certificates on them differ.
/// </summary>
internal sealed class RsaKeyPool : IDisposable
{
    private const int Slots = 4;
    private readonly ConcurrentDictionary<(int Bits, int Slot), Lazy<Task<RSA>>> keys = new();

    public async Task<RSA> GetAsync(int bits, int index) =>
        await this.keys.GetOrAdd((bits, index % Slots), key => new Lazy<Task<RSA>>(() => Task.Run(() => RSA.Create(key.Bits)))).Value.ConfigureAwait(false);

    public void Prepare(int bits)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            _ = this.GetAsync(bits, slot);
        }
    }

    public void Dispose()
    {
        foreach (var key in this.keys.Values)
        {
            if (key is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                key.Value.Result.Dispose();
            }
        }
    }
}
