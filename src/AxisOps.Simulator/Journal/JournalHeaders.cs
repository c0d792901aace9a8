using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AxisOps.Simulator.Journal;

/// <summary>The headers of one request, in the order they came. Hardly any journal is ever read, so this is a list and no table.</summary>
internal sealed class JournalHeaders(KeyValuePair<string, string>[] headers) : IReadOnlyDictionary<string, string>
{
    public int Count => headers.Length;

    public IEnumerable<string> Keys => headers.Select(header => header.Key);

    public IEnumerable<string> Values => headers.Select(header => header.Value);

    public string this[string key] => this.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There was no header '{key}'.");

    public bool ContainsKey(string key) => this.TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var header in headers)
        {
            if (header.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                value = header.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)headers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();
}
