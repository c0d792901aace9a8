using System.Text;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Arguments of a classic CGI in their order, from the query and then from a form body: <c>name=value</c> with <c>&amp;</c> between, percent-encoded
/// ISO 8859-1 (API doc of the 5.x parameter management). Every byte is one character, so what a client sent comes back as the same bytes.
/// </summary>
internal static class ClassicArguments
{
    /// <summary>No CGI takes more; the rest is not looked at.</summary>
    private const int Limit = 2000;

    public static IReadOnlyList<KeyValuePair<string, string>> Read(DeviceExchange exchange)
    {
        var query = exchange.Request.QueryString.Value?.TrimStart('?') ?? string.Empty;
        var isForm = exchange.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        return isForm ? Read(query, Encoding.Latin1.GetString(exchange.Body)) : Read(query);
    }

    /// <summary>The arguments of several texts, one after the other.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(params ReadOnlySpan<string> texts)
    {
        var all = new List<KeyValuePair<string, string>>();
        foreach (var text in texts)
        {
            Read(all, text);
        }

        return all;
    }

    /// <summary>The last value of an argument; null where it is not given.</summary>
    public static string? Last(this IReadOnlyList<KeyValuePair<string, string>> arguments, string name) =>
        arguments.LastOrDefault(argument => argument.Key == name).Value;

    private static void Read(List<KeyValuePair<string, string>> all, string text)
    {
        foreach (var part in text.TrimEnd('\r', '\n').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (all.Count == Limit)
            {
                return;
            }

            var equals = part.IndexOf('=', StringComparison.Ordinal);
            all.Add(equals < 0
                ? KeyValuePair.Create(Decode(part), string.Empty)
                : KeyValuePair.Create(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }
    }

    private static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%' && index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]))
            {
                decoded.Append((char)Convert.FromHexString(text.AsSpan(index + 1, 2))[0]);
                index += 2;
            }
            else
            {
                decoded.Append(text[index] == '+' ? ' ' : text[index]);
            }
        }

        return decoded.ToString();
    }
}
