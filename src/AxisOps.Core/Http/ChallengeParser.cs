using System.Text;

namespace AxisOps.Core.Http;

/// <summary>
/// Reads WWW-Authenticate headers as they come: several challenges in one header, several headers, blanks around the equals sign, missing
/// quotes or commas. What cannot be read is passed over; nothing throws.
/// </summary>
internal ref struct ChallengeParser
{
    private const int MaxHeaderLength = 8 * 1024;
    private const int MaxChallenges = 8;
    private const int MaxParameters = 24;

    private readonly ReadOnlySpan<char> text;
    private int position;

    private ChallengeParser(ReadOnlySpan<char> text) => this.text = text;

    private readonly bool AtEnd => position >= text.Length;

    private readonly char Current => text[position];

    /// <summary>Reads the header lines.</summary>
    /// <param name="headers">One entry for each line.</param>
    /// <returns>The challenges in order, at most eight.</returns>
    internal static IReadOnlyList<AuthenticationChallenge> Parse(IReadOnlyList<string> headers)
    {
        var challenges = new List<AuthenticationChallenge>();
        foreach (string header in headers.Take(MaxChallenges))
        {
            new ChallengeParser(header.AsSpan(0, Math.Min(header.Length, MaxHeaderLength))).Read(challenges);
        }

        return challenges;
    }

    private void Read(List<AuthenticationChallenge> challenges)
    {
        Dictionary<string, string>? parameters = null;
        while (!AtEnd)
        {
            SkipBlanks();
            string token = Token();
            if (token.Length == 0)
            {
                position++;
                continue;
            }

            SkipBlanks();
            if (parameters is not null && !AtEnd && Current == '=')
            {
                position++;
                SkipBlanks();
                string value = Value();
                if (parameters.Count < MaxParameters)
                {
                    parameters.TryAdd(token, value);
                }
            }
            else if (challenges.Count < MaxChallenges)
            {
                parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                challenges.Add(new AuthenticationChallenge(token, parameters));
            }
            else
            {
                return;
            }
        }
    }

    private void SkipBlanks()
    {
        while (!AtEnd && Current is ' ' or '\t')
        {
            position++;
        }
    }

    /// <summary>RFC 9110 section 5.6.2.</summary>
    private string Token()
    {
        int start = position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(Current) || "!#$%&'*+-.^_`|~".Contains(Current, StringComparison.Ordinal)))
        {
            position++;
        }

        return text[start..position].ToString();
    }

    private string Value()
    {
        if (AtEnd || Current != '"')
        {
            int start = position;
            while (!AtEnd && Current is not (',' or ' ' or '\t'))
            {
                position++;
            }

            return text[start..position].ToString();
        }

        var value = new StringBuilder();
        for (position++; !AtEnd && Current != '"'; position++)
        {
            if (Current == '\\' && position + 1 < text.Length)
            {
                position++;
            }

            value.Append(Current);
        }

        position++;
        return value.ToString();
    }
}
