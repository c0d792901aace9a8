using AxisOps.Core.Sessions;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>A rule of the session's credential book with what only the session knows of it.</summary>
internal sealed record CredentialEntry(int Id, CredentialRule Rule, string? SecretName, string? Vault, string? UserName)
{
    public DeviceCredential ToView() => new()
    {
        Id = Id,
        SerialNumber = Rule.Kind == CredentialPatternKind.SerialNumber ? Rule.Pattern : null,
        Address = Rule.Kind == CredentialPatternKind.Address ? Rule.Pattern : null,
        Model = Rule.Kind == CredentialPatternKind.Model ? Rule.Pattern : null,
        UserName = Rule.Credential?.UserName ?? UserName,
        SecretName = SecretName,
        Vault = Vault,
        TryAll = Rule.TryAll,
    };
}
