using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Endpoints;

/// <summary>User accounts: get, add, update, remove, and the first account of a unit nobody set up. A change counts from the next request on.</summary>
internal sealed class UserAccountEndpoint : IEndpoint
{
    private static readonly string[] RoleGroups = ["admin", "operator", "viewer", "ptz", "users"];

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var document = exchange.Device.ProfileData.Document.Accounts;
        var open = document.Setup != "default" && exchange.Device.IsFactoryNew;
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(open ? exchange.Unauthorized("setup") : exchange.NotAllowed("GET", "POST"));
        }

        var action = exchange.Argument("action");
        if (open && (action == "add" || document.Setup == "header"))
        {
            return Task.FromResult(action == "add" ? First(exchange) : exchange.Unauthorized("setup"));
        }

        return Task.FromResult(action switch
        {
            "get" => List(exchange, endpoint),
            "add" => Add(exchange),
            "update" => Update(exchange),
            "remove" => Remove(exchange),
            _ => AccountPage.Say(AccountPage.BadAction),
        });
    }

    /// <summary>An empty list leaves no comma where a recorded line has other names beside it.</summary>
    private static Reply List(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var lines = exchange.RenderText(endpoint.Answers["get"]).Split('\n')
            .Select(line => RoleGroups.Contains(line.Split('=')[0], StringComparer.Ordinal)
                ? line.Replace("\",", "\"", StringComparison.Ordinal).Replace(",\"", "\"", StringComparison.Ordinal).Replace(",,", ",", StringComparison.Ordinal)
                : line);
        return exchange.Render(endpoint.Answers["get"]) with { Body = Encoding.UTF8.GetBytes(string.Join('\n', lines)) };
    }

    private static Reply First(DeviceExchange exchange)
    {
        var document = exchange.Device.ProfileData.Document.Accounts;
        var (name, comment) = (exchange.Argument("user"), exchange.Argument("comment") ?? string.Empty);
        var rights = AccountRules.Rights(exchange.Argument("sgrp"));
        var valid = AccountRules.IsName(name) && rights is (Role.Administrator, true)
            && (!document.FirstMustBeRoot || (name == Account.Root && comment.Length == 0)) && AccountRules.IsComment(comment);
        if (!valid)
        {
            return exchange.Unauthorized("setup") with { Body = AccountPage.Say(AccountPage.NotFirst).Body };
        }

        if (!TakesPassword(exchange, out var password))
        {
            return AccountPage.Say(AccountPage.BadPassword);
        }

        var account = new Account(name!, password, Role.Administrator, Ptz: true, comment);
        if (!exchange.Device.ChangeAccounts(accounts => accounts.Count == 0 ? [account] : null))
        {
            return exchange.Unauthorized(); // somebody else was first
        }

        DeviceEvents.AccountChanged(exchange, "created", account);
        return AccountPage.Say($"Created account {name}.");
    }

    private static Reply Add(DeviceExchange exchange)
    {
        var (name, comment) = (exchange.Argument("user"), exchange.Argument("comment") ?? string.Empty);
        if (!AccountRules.IsName(name))
        {
            return AccountPage.Say(AccountPage.BadName);
        }

        if (!TakesPassword(exchange, out var password))
        {
            return AccountPage.Say(AccountPage.BadPassword);
        }

        if (AccountRules.Rights(exchange.Argument("sgrp")) is not { } rights
            || exchange.Argument("grp") is not ("users" or "root") || !AccountRules.IsComment(comment))
        {
            return AccountPage.Say(AccountPage.Failed);
        }

        var account = new Account(name!, password, rights.Role, rights.Ptz, comment);
        var refusal = AccountPage.Failed;
        var added = exchange.Device.ChangeAccounts(accounts =>
        {
            refusal = accounts.Any(other => other.Name == name) ? AccountPage.Duplicate : AccountPage.Failed;
            return refusal == AccountPage.Duplicate || accounts.Count >= AccountRules.Most ? null : [.. accounts, account];
        });
        return Done(exchange, added, "created", $"Created account {name}.", account, refusal);
    }

    private static Reply Update(DeviceExchange exchange)
    {
        if (Target(exchange, "update", out var target) is { } refused)
        {
            return refused;
        }

        var (wishes, comment) = (exchange.Argument("sgrp"), exchange.Argument("comment"));
        var password = string.Empty;
        if (exchange.Argument("pwd") is not null && !TakesPassword(exchange, out password))
        {
            return AccountPage.Say(AccountPage.BadPassword);
        }

        var rights = wishes is null ? (target!.Role, target.Ptz) : AccountRules.Rights(wishes);
        var document = exchange.Device.ProfileData.Document.Accounts;
        if (rights is not { } granted || (comment is not null && !AccountRules.IsComment(comment))
            || (document.RootStays && target!.Name == Account.Root && granted.Role != Role.Administrator))
        {
            return AccountPage.Say(AccountPage.Failed);
        }

        var changed = exchange.Device.ChangeAccounts(accounts => !accounts.Any(account => account.Name == target!.Name) ? null : WithAdministrator([.. accounts.Select(account => account.Name != target!.Name ? account : account with
        {
            Password = password.Length > 0 ? password : account.Password,
            Role = wishes is null ? account.Role : granted.Role,
            Ptz = wishes is null ? account.Ptz : granted.Ptz,
            Comment = comment ?? account.Comment,
        })]));
        return Done(exchange, changed, "modified", $"Modified account {target!.Name}.", target, AccountPage.Failed);
    }

    private static Reply Remove(DeviceExchange exchange)
    {
        if (Target(exchange, "remove", out var target) is { } refused)
        {
            return refused;
        }

        if (target!.Name == Account.Root && exchange.Device.ProfileData.Document.Accounts.RootStays)
        {
            return AccountPage.Say(AccountPage.NotFor("remove"));
        }

        var removed = exchange.Device.ChangeAccounts(accounts => accounts.Any(account => account.Name == target.Name)
            ? WithAdministrator([.. accounts.Where(account => account.Name != target.Name)])
            : null);
        return Done(exchange, removed, "removed", $"Removed account {target.Name}.", target, AccountPage.Failed);
    }

    private static Reply? Target(DeviceExchange exchange, string action, out Account? target)
    {
        var name = exchange.Argument("user");
        target = AccountRules.IsName(name) ? exchange.Device.FindAccount(name!) : null;
        if (target is null)
        {
            return AccountPage.Say(AccountPage.BadName);
        }

        var byAnother = target.Name == Account.Root && exchange.Authentication.Account?.Name != Account.Root;
        return byAnother && action == "update" && exchange.Device.ProfileData.Document.Accounts.RootChangesRoot ? AccountPage.Say(AccountPage.RootByRoot) : null;
    }

    /// <summary>The list, or null where no administrator would be left (inferred: no release is known to lock itself).</summary>
    private static IReadOnlyList<Account>? WithAdministrator(IReadOnlyList<Account> accounts) =>
        accounts.Any(account => account.Role == Role.Administrator) ? accounts : null;

    private static bool TakesPassword(DeviceExchange exchange, out string password)
    {
        password = exchange.Argument("pwd") ?? string.Empty;
        return AccountRules.IsPassword(password, exchange.Argument("strict_pwd") == "1") && exchange.Device.Passphrases.Accepts(password);
    }

    private static Reply Done(DeviceExchange exchange, bool done, string what, string sentence, Account account, string refusal)
    {
        if (done)
        {
            DeviceEvents.AccountChanged(exchange, what, account);
        }

        return AccountPage.Say(done ? sentence : refusal);
    }
}
