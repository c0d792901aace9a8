using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.State;

/// <summary>The accounts of one unit. Lists are never changed in place, so a reader keeps a consistent one.</summary>
internal sealed class AccountBook(IReadOnlyList<Account> accounts)
{
    private readonly Lock gate = new();
    private IReadOnlyList<Account> all = accounts;

    public IReadOnlyList<Account> All => Volatile.Read(ref this.all);

    /// <summary>Changes the list as a whole; <paramref name="change"/> returns null to leave it as it is.</summary>
    /// <returns>Whether it was changed.</returns>
    public bool Change(Func<IReadOnlyList<Account>, IReadOnlyList<Account>?> change)
    {
        lock (this.gate)
        {
            if (change(this.all) is not { } changed)
            {
                return false;
            }

            Volatile.Write(ref this.all, changed);
            return true;
        }
    }
}
