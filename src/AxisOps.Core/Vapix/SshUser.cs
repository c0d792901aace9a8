namespace AxisOps.Core.Vapix;

/// <summary>An account for SSH; its password is never told.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Comment">The full name or a comment; null when not told.</param>
internal sealed record SshUser(string Name, string? Comment);
