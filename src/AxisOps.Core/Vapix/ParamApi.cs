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
        string? last = null;
        foreach (string raw in ClassicReply.Text(reply, call).Split('\n'))
        {
            string line = raw.TrimEnd('\r');
            if (line.StartsWith('#'))
            {
                if (errors.Count < MaxErrors)
                {
                    errors.Add(DeviceText.Message(line.TrimStart('#', ' ')));
                }
            }
            else if (NameLength(line) is var length and > 0)
            {
                last = line.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? line[Prefix.Length..length] : line[..length];
                values[last] = line[(length + 1)..];
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                // A value may hold line ends; without a parameter before it the line belongs to nothing.
                string owner = last ?? throw call.Failure(DeviceErrorKind.Protocol, $"'{DeviceText.Message(line)}' is not a parameter");
                values[owner] += "\n" + line;
            }
        }

        return new ParameterList(values, errors);
    }

    private static Task<ParameterList> ListOnceAsync(IDeviceChannel channel, IReadOnlyList<string> groups, CancellationToken token) =>
        channel.AskAsync(DeviceRequest.Get(Path(groups)), Name, "list", Parse, token);

    private static string Path(IReadOnlyList<string> groups)
    {
        var path = new StringBuilder("/axis-cgi/param.cgi?action=list");
        for (int i = 0; i < groups.Count; i++)
        {
            if (groups[i].Length == 0 || !groups[i].All(c => IsNameCharacter(c) || c == '*'))
            {
                throw new ArgumentException($"'{groups[i]}' is not a parameter group.", nameof(groups));
            }

            path.Append(i == 0 ? "&group=" : ",").Append(groups[i]);
        }

        return path.ToString();
    }

    private static int NameLength(string line)
    {
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals is > 0 and <= 256 && line.AsSpan(0, equals).IndexOfAnyExcept(NameCharacters) < 0 ? equals : 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private static bool IsNameCharacter(char c) => NameCharacters.Contains(c);
}
