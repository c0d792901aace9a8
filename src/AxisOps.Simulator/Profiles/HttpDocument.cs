namespace AxisOps.Simulator.Profiles;

/// <summary>The web server of a release: banner, headers, error pages, authentication.</summary>
internal sealed record HttpDocument
{
    /// <summary>Gets whether port 80 answers: from some release on it does not after a factory default.</summary>
    public bool Enabled { get; init; } = true;

    public string? Server { get; init; }

    /// <summary>Gets whether <c>System.BoaGroupPolicy</c> counts for each role; from 7.10 only the one of administrators does.</summary>
    public bool PolicyPerRole { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    public Dictionary<string, string> Http1Headers { get; init; } = [];

    public bool Http2 { get; init; }

    public required string AuthenticationPolicy { get; init; }

    public bool AxisSetupHeader { get; init; } = true;

    public int NonceLifetimeSec { get; init; } = 120;

    /// <summary>Gets whether a nonce count must rise; the recorded kind of server does not look at it.</summary>
    public bool StrictNonceCount { get; init; }

    /// <summary>Gets whether parameter <c>Network.HTTP.AuthenticationWithQop</c> decides if the challenge has a qop.</summary>
    public bool QopByParameter { get; init; }

    /// <summary>Gets the beginnings of paths that ask for a login before they say that there is nothing.</summary>
    public string[] LoginBefore404 { get; init; } = [];

    public string? Source { get; init; }

    public required Dictionary<string, AnswerDocument> Pages { get; init; }
}
