using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Profiles;

/// <summary>
/// A body cut into constant bytes and tokens like <c>{{serial}}</c>. Bytes outside tokens are sent exactly as recorded: text is
/// held as Latin-1, which maps every byte to one character and back.
/// </summary>
internal sealed partial class AnswerTemplate
{
    private const int LongestKeptText = 256;
    private const int UsualToken = 40;
    private readonly (byte[] Bytes, string? Token)[] parts;

    private readonly int constantLength;

    private AnswerTemplate((byte[] Bytes, string? Token)[] parts)
    {
        this.parts = parts;
        this.constantLength = parts.Sum(part => part.Bytes.Length);
        this.ConstantText = parts switch
        {
            [] => string.Empty,
            [{ Token: null, Bytes.Length: <= LongestKeptText } only] => Encoding.Latin1.GetString(only.Bytes),
            _ => null,
        };
    }

    /// <summary>Gets the text where it is short and has no token; null else.</summary>
    public string? ConstantText { get; }

    public static AnswerTemplate Create(string latin1)
    {
        var parts = new List<(byte[], string?)>();
        var start = 0;
        foreach (Match token in Token().Matches(latin1))
        {
            if (token.Index > start)
            {
                parts.Add((Encoding.Latin1.GetBytes(latin1, start, token.Index - start), null));
            }

            parts.Add(([], token.Groups[1].Value));
            start = token.Index + token.Length;
        }

        if (start < latin1.Length)
        {
            parts.Add((Encoding.Latin1.GetBytes(latin1[start..]), null));
        }

        return new AnswerTemplate([.. parts]);
    }

    public ReadOnlyMemory<byte> Render(Func<string, string> resolve)
    {
        if (this.parts is [] or [{ Token: null }])
        {
            return this.parts.FirstOrDefault().Bytes;
        }

        var output = new ArrayBufferWriter<byte>(this.constantLength + (UsualToken * this.parts.Length));
        foreach (var (bytes, token) in this.parts)
        {
            if (token is null)
            {
                output.Write(bytes);
            }
            else
            {
                Encoding.UTF8.GetBytes(resolve(token), output);
            }
        }

        return output.WrittenMemory;
    }

    public string RenderText(Func<string, string> resolve) => Encoding.Latin1.GetString(this.Render(resolve).Span);

    [GeneratedRegex(@"\{\{([a-z0-9:.]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
