using System.Net;

namespace AxisOps.Core.Sessions;

/// <summary>
/// One credential for every device of a run: what <c>-Credential</c> gives. Two with the same content are equal, so that kept connections are found again.
/// </summary>
/// <param name="credential">The credential.</param>
public sealed class FixedCredential(NetworkCredential credential) : ICredentialSource, IEquatable<FixedCredential>
{
    private readonly NetworkCredential[] only = [credential ?? throw new ArgumentNullException(nameof(credential))];

    /// <inheritdoc/>
    public IReadOnlyList<NetworkCredential> Choose(string? serialNumber, string? address, string? model) => only;

    /// <inheritdoc/>
    public bool Equals(FixedCredential? other) =>
        other is not null
        && string.Equals(only[0].UserName, other.only[0].UserName, StringComparison.Ordinal)
        && string.Equals(only[0].Password, other.only[0].Password, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FixedCredential);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(only[0].UserName);

    /// <inheritdoc/>
    public override string ToString() => $"the credential of '{only[0].UserName}'";
}
