using System.Management.Automation;
using System.Net;
using System.Security;
using AxisOps.Core.Sessions;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>The credentials of one session. Secrets are fetched by a vault's command, so only on the pipeline thread.</summary>
internal sealed class SessionCredentials
{
    private readonly List<CredentialEntry> entries = [];
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);
    private int lastId;

    /// <summary>Gets the book that a run starting now uses.</summary>
    public DeviceCredentialBook Book { get; private set; } = DeviceCredentialBook.Create();

    public IReadOnlyList<CredentialEntry> Entries => entries;

    public CredentialEntry Add(CredentialRule rule, string? secretName, string? vault, string? userName)
    {
        var entry = new CredentialEntry(++lastId, rule, secretName, vault, userName);
        entries.Add(entry);
        Book = Book.Add(rule);
        missing.Clear();
        return entry;
    }

    public void Remove(CredentialEntry entry)
    {
        entries.Remove(entry);
        Book = Book.RemoveAll(rule => ReferenceEquals(rule, entry.Rule));
    }

    /// <summary>The one name under which the book knows a secret of a vault.</summary>
    public static string KeyOf(string secretName, string? vault) => vault is null ? secretName : $"{vault}/{secretName}";

    /// <summary>Fetches the secrets that a device may need, once each; one that cannot be fetched is a warning, once a session.</summary>
    public void Resolve(DeviceTarget target, PSCmdlet cmdlet)
    {
        if (!Book.NeedsSecret(target, out IReadOnlyList<string> names))
        {
            return;
        }

        foreach (string name in names.Where(name => !missing.Contains(name)))
        {
            CredentialEntry entry = entries.First(candidate => candidate.Rule.SecretName == name);
            if (Fetch(entry, cmdlet, out string? problem) is { } credential)
            {
                Book.ProvideSecret(name, credential);
            }
            else
            {
                missing.Add(name);
                cmdlet.WriteWarning($"The secret '{entry.SecretName}' was not fetched: {problem} Devices it is meant for get no credential.");
            }
        }
    }

    private static NetworkCredential? Fetch(CredentialEntry entry, PSCmdlet cmdlet, out string? problem)
    {
        problem = null;
        if (cmdlet.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Function | CommandTypes.Cmdlet) is not { } command)
        {
            problem = "there is no Get-Secret command; install Microsoft.PowerShell.SecretManagement and register a vault.";
            return null;
        }

        try
        {
            object? secret = cmdlet.InvokeCommand
                .InvokeScript(
                    "param($command, $name, $vault) if ($vault) { & $command -Name $name -Vault $vault -ErrorAction Stop } else { & $command -Name $name -ErrorAction Stop }",
                    command,
                    entry.SecretName!,
                    entry.Vault!)
                .FirstOrDefault()?.BaseObject;
            switch (secret)
            {
                case PSCredential credential:
                    return new NetworkCredential(credential.UserName, credential.Password);
                case SecureString password when entry.UserName is not null:
                    return new NetworkCredential(entry.UserName, password);
                case SecureString:
                    problem = "it is a password without a user name; say -UserName.";
                    return null;
                default:
                    problem = secret is null ? "the vault has none of this name." : "it is neither a credential nor a password.";
                    return null;
            }
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            problem = error.Message;
            return null;
        }
    }
}
