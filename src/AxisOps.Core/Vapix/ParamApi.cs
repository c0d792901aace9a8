using System.Buffers;
using System.Globalization;
using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>param.cgi?action=list</c>, every firmware. What an account may not read is simply not in the answer.</summary>
internal static class ParamApi
{
    public const string Name = "param.cgi";

    private const string Prefix = "root.";

    private const int MaxErrors = 64;

    private const int MaxName = 256;

    // The largest recorded device has about 1600.
    private const int MaxParameters = 50_000;

    /// <summary>Lists groups in one request; one by one where the device does not answer a combined list (AXIS M7001 5.20.5).</summary>
    /// <param name="channel">The device.</param>
    /// <param name="groups">For example <c>root.Brand</c>; none for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<ParameterList> ListAsync(IDeviceChannel channel, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        ParameterList all = await ListOnceAsync(channel, groups, cancellationToken).ConfigureAwait(false);
        if (all.Values.Count > 0 || groups.Count < 2)
        {
            return all;
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var errors = new List<string>();
        foreach (string group in groups)
        {
            ParameterList one = await ListOnceAsync(channel, [group], cancellationToken).ConfigureAwait(false);
            errors.AddRange(one.Errors);
            foreach ((string name, string value) in one.Values)
            {
                values[name] = value;
            }
        }

        return new ParameterList(values, errors);
    }

    /// <summary>Parses a list.</summary>
    public static ParameterList Parse(DeviceReply reply, ApiCall call)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var errors = new List<string>();
        string? name = null;
        var value = new StringBuilder();
        ReadOnlySpan<char> rest = ClassicReply.Text(reply, call);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> line = NextLine(ref rest);
            if (line.StartsWith('#'))
            {
                if (errors.Count < MaxErrors)
                {
                    errors.Add(DeviceText.Message(line.TrimStart("# ").ToString()));
                }
            }
            else if (NameLength(line) is var length and > 0)
            {
                Keep(values, name, value, call);
                int prefix = line.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && length > Prefix.Length ? Prefix.Length : 0;
                name = line[prefix..length].ToString();
                value.Append(line[(length + 1)..]);
            }
            else if (!line.IsWhiteSpace())
            {
                // A value may hold line ends; without a parameter before it the line belongs to nothing.
                string unowned = name is null ? DeviceText.Message(line[..Math.Min(line.Length, MaxName)].ToString()) : string.Empty;
                _ = name ?? throw call.Failure(DeviceErrorKind.Protocol, $"'{unowned}' is not a parameter");
                value.Append('\n').Append(line);
            }
        }

        Keep(values, name, value, call);
        return new ParameterList(values, errors);
    }

    /// <summary>
    /// Makes the request that sets parameters. A form keeps values out of the device's access log; its charset is ISO 8859-1, percent-encoded (VAPIX
    /// parameter management of 5.x; definition lists up to 12.11 say the same of themselves).
    /// </summary>
    /// <param name="settings">Full names without <c>root.</c>, and values of ISO 8859-1 characters.</param>
    public static DeviceRequest UpdateRequest(IEnumerable<(string Name, string Value)> settings)
    {
        var form = new StringBuilder("action=update");
        foreach ((string name, string value) in settings)
        {
            form.Append('&').Append(Prefix).Append(name).Append('=');
            foreach (byte item in Encoding.Latin1.GetBytes(value))
            {
                _ = char.IsAsciiLetterOrDigit((char)item) || item is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~'
                    ? form.Append((char)item)
                    : form.Append(CultureInfo.InvariantCulture, $"%{item:X2}");
            }
        }

        return new DeviceRequest(HttpMethod.Post, "/axis-cgi/param.cgi")
        {
            Body = Encoding.ASCII.GetBytes(form.ToString()),
            ContentType = "application/x-www-form-urlencoded",
            Authentication = RequestAuthentication.RefusalIsAnswer,
        };
    }

    /// <summary>Parses the answer to <c>action=update</c>.</summary>
    /// <returns>The errors, one for each refused parameter; none when everything was written.</returns>
    /// <exception cref="DeviceException">The answer is neither <c>OK</c> nor errors.</exception>
    public static IReadOnlyList<string> ParseUpdate(DeviceReply reply, ApiCall call)
    {
        var errors = new List<string>();
        ReadOnlySpan<char> rest = ClassicReply.Text(reply, call);
        bool ok = false;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> line = NextLine(ref rest).Trim();
            if (line.StartsWith('#'))
            {
                if (errors.Count < MaxErrors)
                {
                    errors.Add(DeviceText.Message(line.TrimStart("# ").ToString()));
                }
            }
            else if (line.SequenceEqual("OK"))
            {
                ok = true;
            }
            else if (!line.IsEmpty)
            {
                string text = DeviceText.Message(line[..Math.Min(line.Length, MaxName)].ToString());
                throw call.Failure(DeviceErrorKind.Protocol, $"'{text}' is neither OK nor an error");
            }
        }

        return ok || errors.Count > 0 ? errors : throw call.Failure(DeviceErrorKind.Protocol, "the answer is empty");
    }

    /// <summary>Tells whether a text can name a parameter or a group.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExcept(NameCharacters) < 0;

    /// <summary>Tells whether a text can name a group in a request: a name, with wildcards.</summary>
    public static bool IsGroup(string text) => text.Length > 0 && text.All(c => NameCharacters.Contains(c) || c == '*');

    private static void Keep(Dictionary<string, string> values, string? name, StringBuilder value, ApiCall call)
    {
        if (name is not null)
        {
            values[name] = value.ToString();
            value.Clear();
            if (values.Count > MaxParameters)
            {
                throw call.Failure(DeviceErrorKind.Protocol, "the answer holds too many parameters");
            }
        }
    }

    private static ReadOnlySpan<char> NextLine(ref ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOf('\n');
        ReadOnlySpan<char> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.TrimEnd('\r');
    }

    private static Task<ParameterList> ListOnceAsync(IDeviceChannel channel, IReadOnlyList<string> groups, CancellationToken token) =>
        channel.AskAsync(DeviceRequest.Get(Path(groups)), Name, "list", Parse, token);

    private static string Path(IReadOnlyList<string> groups)
    {
        var path = new StringBuilder("/axis-cgi/param.cgi?action=list");
        for (int i = 0; i < groups.Count; i++)
        {
            if (!IsGroup(groups[i]))
            {
                throw new ArgumentException($"'{groups[i]}' is not a parameter group.", nameof(groups));
            }

            path.Append(i == 0 ? "&group=" : ",").Append(groups[i]);
        }

        return path.ToString();
    }

    private static int NameLength(ReadOnlySpan<char> line)
    {
        int equals = line.IndexOf('=');
        return equals is > 0 and <= MaxName && IsName(line[..equals]) ? equals : 0;
    }

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
}
