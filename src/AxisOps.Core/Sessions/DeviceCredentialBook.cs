using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;

namespace AxisOps.Core.Sessions;

/// <summary>
/// The credentials of a PowerShell session by pattern. The most specific rule is chosen - serial number, then address, then model, then any;
/// exact before wildcard; of equals the later one. The rules of a book never change: adding gives a new book, and runs that use the old one keep it.
/// </summary>
public sealed class DeviceCredentialBook : ICredentialSource
{
    private const int MaxCandidates = 3;

    private readonly ImmutableList<CredentialRule> rules;
    private readonly ConcurrentDictionary<string, NetworkCredential> secrets;

    private DeviceCredentialBook(ImmutableList<CredentialRule> rules, ConcurrentDictionary<string, NetworkCredential> secrets)
    {
        this.rules = rules;
        this.secrets = secrets;
    }

    /// <summary>Gets the rules in the order they were added.</summary>
    public IReadOnlyList<CredentialRule> Rules => rules;

    /// <inheritdoc/>
    public bool DependsOnModel => rules.Any(rule => rule.Kind == CredentialPatternKind.Model);

    /// <summary>Makes a book without rules.</summary>
    /// <returns>The book.</returns>
    public static DeviceCredentialBook Create() => new([], new ConcurrentDictionary<string, NetworkCredential>(StringComparer.Ordinal));

    /// <summary>Returns a book with one more rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The new book; it shares the resolved secrets.</returns>
    public DeviceCredentialBook Add(CredentialRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new DeviceCredentialBook(rules.Add(rule), secrets);
    }

    /// <summary>Returns a book without the rules that a condition holds for. Secrets that no rule names any more are forgotten.</summary>
    /// <param name="condition">Which rules go.</param>
    /// <returns>The new book.</returns>
    public DeviceCredentialBook RemoveAll(Predicate<CredentialRule> condition)
    {
        ImmutableList<CredentialRule> remaining = rules.RemoveAll(condition);
        HashSet<string> named = [.. remaining.Select(rule => rule.SecretName).OfType<string>()];
        IEnumerable<KeyValuePair<string, NetworkCredential>> kept = secrets.Where(pair => named.Contains(pair.Key));
        return new DeviceCredentialBook(remaining, new ConcurrentDictionary<string, NetworkCredential>(kept, StringComparer.Ordinal));
    }

    /// <summary>
    /// Tells which secrets must be fetched before a device is worked on: those of rules that match it, or might match once its serial number and
    /// model are known. Workers cannot fetch them, since secret stores are asked on the pipeline thread.
    /// </summary>
    /// <param name="target">The device.</param>
    /// <param name="names">The names of the secrets that were not provided yet.</param>
    /// <returns>Whether there are any.</returns>
    public bool NeedsSecret(DeviceTarget target, out IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(target);
        names = [.. rules
            .Where(rule => rule.SecretName is { } name && !secrets.ContainsKey(name))
            .Where(rule => rule.Matches(target.SerialNumber, target.Host, target.Model, ifUnknown: true))
            .Select(rule => rule.SecretName!)
            .Distinct(StringComparer.Ordinal)];
        return names.Count > 0;
    }

    /// <summary>Provides a secret, for this book and all that share its secrets.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="credential">What the secret store gave.</param>
    public void ProvideSecret(string name, NetworkCredential credential)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(credential);
        secrets[name] = credential;
    }

    /// <inheritdoc/>
    /// <remarks>One credential; up to three when the chosen rule and the following ones say <see cref="CredentialRule.TryAll"/>.</remarks>
    public IReadOnlyList<NetworkCredential> Choose(string? serialNumber, string? address, string? model)
    {
        List<(CredentialRule Rule, NetworkCredential? Credential)> matching = [.. rules
            .Where(rule => rule.Matches(serialNumber, address, model, ifUnknown: false))
            .Reverse()
            .OrderByDescending(rule => rule.Specificity)
            .Select(rule => (rule, rule.Credential ?? secrets.GetValueOrDefault(rule.SecretName!)))
            .Where(pair => pair.Item2 is not null)];
        return matching switch
        {
            [] => [],
            [{ Rule.TryAll: false } best, ..] => [best.Credential!],
            _ => [.. matching.Where(pair => pair.Rule.TryAll).Take(MaxCandidates).Select(pair => pair.Credential!)],
        };
    }
}
